using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Inference.Faces;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>Takes pictures of the frame that is being observed.</summary>
public interface IFrameCamera
{
    /// <summary>
    /// Takes a picture and says how an event refers to it: the path it will be served at (streams) or base64 (videos). Encoding and
    /// saving happen behind it.
    /// </summary>
    string Take(ImageRetainPolicy policy, IReadOnlyList<ImageRectangle> rectangles);

    /// <summary>Takes a picture of a face, aligned by what was read of it, or of what is in a rectangle.</summary>
    string TakeSample(ImageRetainPolicy policy, ImageRectangle rectangle, FaceReading? reading);

    /// <summary>Takes a small picture of what is in a rectangle and a little around it.</summary>
    string TakeThumbnail(ImageRetainPolicy policy, ImageRectangle rectangle);

    /// <summary>Nobody will refer to a picture that was taken.</summary>
    void Drop(string reference);
}

using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>Takes pictures of the frame that is being observed.</summary>
public interface IFrameCamera
{
    /// <summary>
    /// Takes a picture and says how an event refers to it: the path it will be served at (streams) or base64 (videos). Encoding and
    /// saving happen behind it.
    /// </summary>
    string Take(ImageRetainPolicy policy, IReadOnlyList<ImageRectangle> rectangles);
}

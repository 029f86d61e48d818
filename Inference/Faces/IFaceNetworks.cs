using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Inference.Faces;

/// <summary>What finds and reads faces; networks are loaded when they are first needed and shared by all streams.</summary>
public interface IFaceNetworks
{
    /// <summary>Finds faces. Throws <see cref="InferenceException"/> where its network cannot be loaded.</summary>
    IObjectDetector Detector { get; }

    /// <summary>
    /// Reads one face of a frame: its points, how it is turned, how good its picture is, and what else was asked. Null if it lies
    /// outside of the frame. Pixels are read before it first yields.
    /// </summary>
    ValueTask<FaceReading?> ReadAsync(Frame frame, ObjectDetection face, FaceQuestions questions, CancellationToken cancellationToken);
}

using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Faces;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Tests.Support;

/// <summary>Sees in every frame one face, where the first person of <see cref="FakeDetector"/> has it.</summary>
internal sealed class FakeFaces : IFaceNetworks, IObjectDetector
{
    public IObjectDetector Detector => this;

    public IReadOnlyList<string> Labels { get; } = ["face"];

    public int Calls { get; private set; }

    public ValueTask<FaceReading?> ReadAsync(
        Frame frame, ObjectDetection face, FaceQuestions questions, CancellationToken cancellationToken) =>
        ValueTask.FromResult<FaceReading?>(null);

    public ValueTask<DetectionResult> DetectAsync(Frame frame, DetectionOptions options, CancellationToken cancellationToken)
    {
        Calls++;
        ObjectDetection[] found = [new(new BoundingBox(15, 105, 25, 115), 0.95f, 0)];
        return ValueTask.FromResult(new DetectionResult(found, TimeSpan.FromMilliseconds(1), TimeSpan.Zero));
    }
}

using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Inference.Faces;

namespace LunaVideoAgent.Grains.Tests.Analytics.Support;

/// <summary>Names pictures by the second they were taken at, and remembers what was asked for.</summary>
internal sealed class FakeCamera : IFrameCamera
{
    public double Seconds { get; set; }

    public List<(string Name, ImageRetainPolicy Policy, IReadOnlyList<ImageRectangle> Rectangles)> Taken { get; } = [];

    public IEnumerable<string> Names => Taken.Select(picture => picture.Name);

    public List<string> Dropped { get; } = [];

    public string TakeSample(ImageRetainPolicy policy, ImageRectangle rectangle, FaceReading? reading) =>
        Take(reading is null ? "sample" : "chip", policy, [rectangle]);

    public string TakeThumbnail(ImageRetainPolicy policy, ImageRectangle rectangle) => Take("thumbnail", policy, [rectangle]);

    public void Drop(string reference) => Dropped.Add(reference);

    public string Take(ImageRetainPolicy policy, IReadOnlyList<ImageRectangle> rectangles) => Take("picture", policy, rectangles);

    private string Take(string kind, ImageRetainPolicy policy, IReadOnlyList<ImageRectangle> rectangles)
    {
        var name = FormattableString.Invariant($"{kind} at {Seconds} s");
        Taken.Add((name, policy, rectangles));
        return name;
    }
}

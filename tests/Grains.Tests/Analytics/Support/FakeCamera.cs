using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;

namespace LunaVideoAgent.Grains.Tests.Analytics.Support;

/// <summary>Names pictures by the second they were taken at, and remembers what was asked for.</summary>
internal sealed class FakeCamera : IFrameCamera
{
    public double Seconds { get; set; }

    public List<(string Name, ImageRetainPolicy Policy, IReadOnlyList<ImageRectangle> Rectangles)> Taken { get; } = [];

    public IEnumerable<string> Names => Taken.Select(picture => picture.Name);

    public string Take(ImageRetainPolicy policy, IReadOnlyList<ImageRectangle> rectangles)
    {
        var name = FormattableString.Invariant($"picture at {Seconds} s");
        Taken.Add((name, policy, rectangles));
        return name;
    }
}

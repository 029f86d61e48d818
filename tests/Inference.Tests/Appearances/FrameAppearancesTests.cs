using LunaVideoAgent.Inference.Appearances;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tests.Support;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Inference.Tests.Appearances;

public sealed class FrameAppearancesTests
{
    private const float Strong = 0.45f;

    private static readonly BoundingBox Box = new(100, 40, 160, 220);
    private static readonly BoundingBox TooLow = new(100, 40, 160, 60);

    [Test]
    public void What_was_recorded_is_what_the_pixels_say()
    {
        using var frame = NewFrame();
        ObjectDetection[] found = [new(Box, 0.8f, 0), new(TooLow, 0.7f, 0), new(Box, Strong, 0)];

        var recorded = new FrameAppearances(frame, found).Record(Strong);

        Assert.That(Read(recorded, found.Length), Is.EqualTo(Read(new FrameAppearances(frame, found), found.Length)));
        Assert.That(Read(recorded, found.Length).Select(one => one is null), Is.EqualTo([false, true, false]));
    }

    [Test]
    public void Whoever_a_tracker_does_not_ask_for_is_not_recorded()
    {
        using var frame = NewFrame();
        ObjectDetection[] found = [new(Box, 0.8f, 0), new(Box, 0.3f, 0), new(Box, 0.6f, 0), new(Box, 0.3f, 0)];

        var recorded = new FrameAppearances(frame, found).Record(Strong);

        Assert.That(Read(recorded, found.Length).Select(one => one is null), Is.EqualTo([false, true, false, true]));
        Assert.That(recorded.Count, Is.EqualTo(3), "nothing is written of weak ones at the end");
    }

    [Test]
    public void Of_a_crowd_without_bound_the_first_ones_have_an_appearance_at_once_and_recorded()
    {
        using var frame = NewFrame();
        var found = Enumerable.Repeat(new ObjectDetection(Box, 0.8f, 0), 300).ToArray();
        var appearances = new FrameAppearances(frame, found);

        var recorded = appearances.Record(Strong);

        Assert.That(recorded.Count, Is.EqualTo(FrameAppearances.MostDetections));
        Assert.That(Read(recorded, found.Length), Is.EqualTo(Read(appearances, found.Length)));
    }

    private static MemoryFrame NewFrame() => Doll.Draw((20, 20, 20), (200, 30, 30), (30, 40, 190), Box);

    private static byte[]?[] Read(IAppearanceSource source, int count)
    {
        var all = new byte[]?[count];

        for (var i = 0; i < count; i++)
        {
            var one = new byte[AppearanceVector.Length];
            all[i] = source.TryRead(i, one) ? one : null;
        }

        return all;
    }
}

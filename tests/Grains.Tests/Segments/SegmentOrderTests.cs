using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Segments;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Grains.VideoSdk;
using LunaVideoAgent.Inference.Media.Segments;

namespace LunaVideoAgent.Grains.Tests.Segments;

[TestFixture]
internal sealed class SegmentOrderTests
{
    private static readonly VideoWork Work = new(new VideoSettings(PipelineBench.File, MaxErrorCount: 3), [PipelineBench.PeopleCount()]);

    private static readonly SegmentBounds Middle = new()
    {
        Index = 3,
        Origin = -7,
        Start = new PacketMark(11, 12),
        End = new PacketMark(21, 22),
        Frames = 10,
        Packets = ulong.MaxValue,
    };

    [Test]
    public void A_segment_is_the_same_on_the_other_side_in_the_middle_and_at_both_ends()
    {
        SegmentBounds[] segments = [Middle, Middle with { Start = null }, Middle with { End = null }];

        Assert.That(segments.Select(bounds => Of(bounds).ToBounds()), Is.EqualTo(segments));
    }

    [Test]
    public void The_video_and_what_is_looked_for_go_with_it()
    {
        var order = Of(Middle);

        Assert.That((order.Video, order.Analytics, order.Setup), Is.EqualTo((Work.Video, Work.Analytics, "setup")));
    }

    private static SegmentOrder Of(SegmentBounds bounds) => SegmentOrder.Of(Work, bounds, SiloAddress.Zero, "setup");
}

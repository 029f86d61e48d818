using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Inference.Tests.Media;

public sealed class FrameGridTests
{
    private const double Millisecond = 0.001;

    [TestCase(25, 25, true)]
    [TestCase(24, 25, false)]
    [TestCase(0, 0, false)]
    public void Only_a_stream_whose_rates_agree_has_a_grid(double averageRate, double realRate, bool expected)
    {
        Assert.That(FrameGrid.For(averageRate, realRate, Millisecond) is not null, Is.EqualTo(expected));
    }

    [Test]
    public void Nothing_is_told_before_the_first_frame_was_seen()
    {
        var grid = FrameGrid.For(25, 25, Millisecond)!;

        Assert.That(grid.IndexOfPacket(40), Is.Null);
        Assert.That(grid.IsActive, Is.True);
    }

    [Test]
    public void Rounded_times_still_tell_the_index()
    {
        var grid = FrameGrid.For(30000 / 1001.0, 30000 / 1001.0, Millisecond)!;
        grid.IndexOfFrame(17);

        var indices = Enumerable.Range(0, 5000).Select(i => grid.IndexOfPacket(17 + (long)Math.Round(i * 1001 / 30.0)));

        Assert.That(indices, Is.EqualTo(Enumerable.Range(0, 5000).Select(i => (long?)i)));
    }

    [Test]
    public void A_time_off_the_grid_ends_it_for_packets()
    {
        var grid = FrameGrid.For(25, 25, Millisecond)!;
        grid.IndexOfFrame(0);

        Assert.That(grid.IndexOfPacket(55), Is.Null);
        Assert.That(grid.IndexOfPacket(80), Is.Null);
        Assert.That(grid.IsActive, Is.False);
    }

    [Test]
    public void After_the_grid_frames_are_counted_behind_those_left_out()
    {
        var grid = FrameGrid.For(25, 25, Millisecond)!;
        grid.IndexOfFrame(0);
        grid.LeaveOut(1);

        Assert.That(grid.IndexOfFrame(95), Is.EqualTo(2));
        Assert.That(grid.IndexOfFrame(400), Is.EqualTo(3));
    }

    [Test]
    public void A_packet_off_the_grid_leaves_frames_already_sent_their_places()
    {
        var grid = FrameGrid.For(25, 25, Millisecond)!;
        grid.IndexOfFrame(0);
        grid.IndexOfPacket(1234567);

        Assert.That(grid.IndexOfFrame(120), Is.EqualTo(3));
    }
}

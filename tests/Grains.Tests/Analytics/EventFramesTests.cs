using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;

namespace LunaVideoAgent.Grains.Tests.Analytics;

internal sealed class EventFramesTests
{
    // 'k': kept, 'a': set aside, one frame a second.
    [TestCase(9, "kkk", "0 1 2", 0, TestName = "All frames below the limit")]
    [TestCase(2, "kkkkk", "3 4", 3, TestName = "The newest frames above the limit")]
    [TestCase(9, "kaak", "0 1 2 3", 0, TestName = "A gap belongs to the event once it goes on")]
    [TestCase(9, "kaa", "0", 0, TestName = "What follows the event does not belong to it")]
    [TestCase(2, "kkaaa", "0 1", 0, TestName = "What follows the event pushes nothing out of it")]
    [TestCase(2, "kaaak", "3 4", 3, TestName = "A gap longer than the limit is counted")]
    [TestCase(0, "kak", "", 3, TestName = "No frames at all are counted too")]
    public void An_event_holds_its_newest_frames_and_counts_the_others(int limit, string marks, string expected, long dropped)
    {
        var frames = new EventFrames(limit);

        for (var second = 0; second < marks.Length; second++)
        {
            Action<FrameEstimation> add = marks[second] == 'k' ? frames.Keep : frames.SetAside;
            add(new FrameEstimation { TimeOffset = second });
        }

        Assert.That(string.Join(' ', frames.ToArray().Select(frame => frame.TimeOffset)), Is.EqualTo(expected));
        Assert.That(frames.Dropped, Is.EqualTo(dropped));
    }
}

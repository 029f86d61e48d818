using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Streams;
using LunaVideoAgent.Grains.Tests.Support;

namespace LunaVideoAgent.Grains.Tests.Streams;

[TestFixture]
internal sealed class StreamLifecycleTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Test]
    public void A_pending_stream_is_taken_straight_into_progress()
    {
        var move = StreamLifecycle.Take(Stream(StreamStatus.Pending), Lease(wasLost: false), Now);

        Assert.That(move.Path, Is.EqualTo([StreamStatus.InProgress]));
        Assert.That(move.ClearsError);
    }

    [Test]
    public void A_stream_whose_owner_vanished_leaves_the_trace_in_its_log()
    {
        var move = StreamLifecycle.Take(Stream(StreamStatus.InProgress), Lease(wasLost: true), Now);

        Assert.That(
            move.Path,
            Is.EqualTo([StreamStatus.HandlerLost, StreamStatus.Restart, StreamStatus.Pending, StreamStatus.InProgress]));
    }

    [Test]
    public void A_stream_that_was_handed_over_goes_on_without_a_trace()
    {
        var move = StreamLifecycle.Take(Stream(StreamStatus.InProgress), Lease(wasLost: false), Now);

        Assert.That(move.Path, Is.EqualTo([StreamStatus.InProgress]));
    }

    [Test]
    public void Only_streams_that_run_or_wait_can_be_stopped()
    {
        var move = StreamLifecycle.Stop(Guid.NewGuid(), Now);

        Assert.That(
            move.From,
            Is.EquivalentTo([StreamStatus.Pending, StreamStatus.InProgress, StreamStatus.Restart, StreamStatus.Paused]));
    }

    [TestCase(false, false, null, AutorestartStatus.Disabled)]
    [TestCase(true, false, null, AutorestartStatus.Enabled)]
    [TestCase(true, false, 9, AutorestartStatus.Enabled)]
    [TestCase(true, false, 10, AutorestartStatus.Failed)]
    [TestCase(true, true, 1, AutorestartStatus.Denied)]
    public void A_failure_leaves_the_automatic_restart_where_it_belongs(
        bool isEnabled,
        bool isFatal,
        int? attempts,
        AutorestartStatus expected)
    {
        var stream = Stream(StreamStatus.InProgress, isEnabled, attempts);

        var move = StreamLifecycle.Fail(stream, Lease(wasLost: false), new StreamFault("lost", isFatal, LastFrameTime: null), Now);

        Assert.That(move.Path, Is.EqualTo([StreamStatus.Failure]));
        Assert.That(move.Error, Is.EqualTo("lost"));
        Assert.That(move.Autorestart!.Status, Is.EqualTo(expected));
    }

    [Test]
    public void An_automatic_restart_counts_its_attempt_and_passes_through_restart()
    {
        var move = StreamLifecycle.Autorestart(Stream(StreamStatus.Failure, isEnabled: true, attempts: 2), Now);

        Assert.That(move.Path, Is.EqualTo([StreamStatus.Restart, StreamStatus.Pending]));
        Assert.That(move.Autorestart, Is.EqualTo(new AutorestartState(AutorestartStatus.InProgress, 3, Now)));
    }

    [Test]
    public void A_restart_that_runs_is_ready_for_the_next_failure_and_keeps_its_count()
    {
        var stream = Stream(StreamStatus.Pending, isEnabled: true) with
        {
            Autorestart = new AutorestartState(AutorestartStatus.InProgress, 3, Now),
        };

        var move = StreamLifecycle.Take(stream, Lease(wasLost: false), Now);

        Assert.That(move.Autorestart, Is.EqualTo(new AutorestartState(AutorestartStatus.Enabled, 3, Now)));
    }

    private static Lease Lease(bool wasLost) => new(Guid.NewGuid(), 2, new LeaseOwner("silo"), wasLost);

    private static StreamSnapshot Stream(StreamStatus status, bool isEnabled = false, int? attempts = null)
    {
        var autorestart = new AutorestartSettings(isEnabled, 10, TimeSpan.FromSeconds(60));

        return new StreamSnapshot
        {
            StreamId = Guid.NewGuid(),
            Settings = new StreamSettings
            {
                AccountId = Guid.NewGuid(),
                Data = PipelineBench.Camera,
                Analytics = [PipelineBench.PeopleCount()],
                Autorestart = autorestart,
            },
            Version = 1,
            CreateTime = Now,
            Status = status,
            Autorestart = StreamLifecycle.NewAutorestart(autorestart) with { CurrentAttempt = attempts },
        };
    }
}

using System.Net;
using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;

namespace LunaVideoAgent.Grains.Tests.Ownership;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SuccessorTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);
    private static readonly SiloAddress Here = Silo(1);
    private static readonly SiloAddress Neighbour = Silo(2);
    private static readonly SiloAddress Newcomer = Silo(3);

    private readonly SettlingTime _time = new();
    private readonly ISiloStatusOracle _membership = Substitute.For<ISiloStatusOracle>();
    private readonly ClusterView _cluster;
    private readonly Successor _successor;

    public SuccessorTests()
    {
        Set(Here, Neighbour);
        _cluster = new ClusterView(_membership, new ReconcilerSignal(_time));
        _successor = new Successor(_cluster, Options.Create(new OwnershipOptions { DrainDelay = Delay }), _time);
    }

    [Test]
    public async Task A_silo_that_joins_is_waited_for_and_given_a_moment()
    {
        var waiting = _successor.WaitAsync(CancellationToken.None);

        Change(Newcomer, SiloStatus.Active, Here, Neighbour, Newcomer);
        await _time.Settles;
        Assert.That(waiting.IsCompleted, Is.False);

        _time.Advance(Settling);
        await waiting;
    }

    [Test]
    public async Task Whoever_leaves_or_only_begins_to_join_is_no_successor()
    {
        var waiting = _successor.WaitAsync(CancellationToken.None);

        Change(Newcomer, SiloStatus.Joining, Here, Neighbour);
        Change(Neighbour, SiloStatus.ShuttingDown, Here);
        _time.Advance(Delay - TimeSpan.FromMilliseconds(1));
        Assert.That(waiting.IsCompleted, Is.False);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        await waiting;
    }

    [Test]
    public async Task A_silo_that_joins_at_the_last_moment_still_gets_its_own()
    {
        var waiting = _successor.WaitAsync(CancellationToken.None);
        _time.Advance(Delay - TimeSpan.FromMilliseconds(1));

        Change(Newcomer, SiloStatus.Active, Here, Neighbour, Newcomer);
        await _time.Settles;
        _time.Advance(Settling - TimeSpan.FromMilliseconds(1));
        Assert.That(waiting.IsCompleted, Is.False);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        await waiting;
    }

    [Test]
    public void It_can_be_given_up()
    {
        using var stopping = new CancellationTokenSource();
        var waiting = _successor.WaitAsync(stopping.Token);

        stopping.Cancel();

        Assert.That(() => waiting, Throws.InstanceOf<OperationCanceledException>());
    }

    private static SiloAddress Silo(byte host) => SiloAddress.New(IPAddress.Parse($"10.0.0.{host}"), port: 11111, generation: 1);

    private void Change(SiloAddress silo, SiloStatus status, params SiloAddress[] active)
    {
        Set(active);
        _cluster.SiloStatusChangeNotification(silo, status);
    }

    private void Set(params SiloAddress[] active) =>
        _membership.GetApproximateSiloStatuses(onlyActive: true).Returns(active.ToDictionary(silo => silo, _ => SiloStatus.Active));

    /// <summary>Tells when somebody waits for a silo to settle.</summary>
    private sealed class SettlingTime : FakeTimeProvider
    {
        private readonly TaskCompletionSource _settles = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Settles => _settles.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);

            if (dueTime == Settling)
            {
                _settles.SetResult();
            }

            return timer;
        }
    }
}

using LunaVideoAgent.Gateway.Hosting;
using LunaVideoAgent.Gateway.Service;
using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Service;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
internal sealed class ClusterProbeTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly RecordingLogger<ClusterProbe> _logger = new();
    private readonly ClusterConnection _connection = new(isUp: true, TimeProvider.System);
    private readonly IAgentGrain _agent = Substitute.For<IAgentGrain>();
    private volatile Task _answer = Task.CompletedTask;
    private int _asked;
    private ClusterProbe _probe = null!;

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [SetUp]
    public async Task StartAsync()
    {
        _agent.PingAsync().Returns(_ =>
        {
            Interlocked.Increment(ref _asked);
            return _answer;
        });
        var grains = Substitute.For<IGrainFactory>();
        grains.GetGrain<IAgentGrain>(0).Returns(_agent);
        _probe = new ClusterProbe(grains, _connection, _time, _logger);
        await _probe.StartAsync(CancellationToken.None);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _probe.StopAsync(CancellationToken.None);
        _probe.Dispose();
    }

    [Test]
    public async Task An_answer_is_fresh_for_six_seconds()
    {
        await UntilAsync(() => _probe.HasFreshAnswer);
        _answer = Task.FromException(new TimeoutException());
        var asked = Volatile.Read(ref _asked);

        _time.Advance(TimeSpan.FromSeconds(5.9));
        var before = _probe.HasFreshAnswer;
        await UntilAsync(() => Volatile.Read(ref _asked) > asked);
        _time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.That((before, _probe.HasFreshAnswer), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task A_cluster_that_comes_back_is_found_without_anybody_calling()
    {
        await UntilAsync(() => _probe.HasFreshAnswer);
        _answer = Task.FromException(new TimeoutException());
        await PassUntilAsync(() => !_probe.HasFreshAnswer);

        _answer = Task.CompletedTask;
        await PassUntilAsync(() => _probe.HasFreshAnswer);

        await UntilAsync(() => _logger.Ids.Count == 2);
        Assert.That(_logger.Ids, Is.EqualTo([4011, 4012]));
    }

    [Test]
    public async Task A_silo_that_is_lost_is_reason_to_ask_at_once()
    {
        await UntilAsync(() => _probe.HasFreshAnswer);
        var asked = Volatile.Read(ref _asked);

        _connection.Lost();

        await UntilAsync(() => Volatile.Read(ref _asked) > asked);
    }

    [Test]
    public async Task A_silo_that_never_answers_is_given_up_and_asked_again()
    {
        await UntilAsync(() => _probe.HasFreshAnswer);
        _answer = new TaskCompletionSource().Task;
        var asked = Volatile.Read(ref _asked);

        await PassUntilAsync(() => Volatile.Read(ref _asked) >= asked + 3);

        Assert.That(_logger.Ids, Is.EqualTo([4011]));
    }

    private async Task PassUntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            Cancellation.ThrowIfCancellationRequested();
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}

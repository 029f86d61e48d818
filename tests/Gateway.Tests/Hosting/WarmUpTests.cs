using LunaVideoAgent.Gateway.Hosting;
using LunaVideoAgent.Gateway.Service;
using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Streams;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace LunaVideoAgent.Gateway.Tests.Hosting;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
internal sealed class WarmUpTests
{
    private readonly FakeStreamGrain _stream = new();
    private readonly RecordingLogger<WarmUp> _logger = new();
    private readonly FakeTimeProvider _time = new();
    private TestApi _api = null!;
    private WarmUp _warmUp = null!;

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    private ClusterProbe Probe => _api.Services.GetRequiredService<ClusterProbe>();

    [SetUp]
    public async Task StartAsync()
    {
        _api = await TestApi.StartAsync();
        _api.Agent.ListAsync(Arg.Any<CancellationToken>()).Returns([]);
        var running = Snapshots.Small(StreamStatus.InProgress);
        _api.Catalog.ListAsync(Arg.Any<StreamListQuery>(), Arg.Any<CancellationToken>()).Returns([running]);
        _api.Catalog.GetAsync(running.StreamId, accountId: null, Arg.Any<CancellationToken>()).Returns(running);
        _api.Grains.GetGrain<IStreamGrain>(Snapshots.StreamId).Returns(_stream);
        _warmUp = ActivatorUtilities.CreateInstance<WarmUp>(_api.Services, _time, _logger);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _warmUp.StopAsync(CancellationToken.None);
        _warmUp.Dispose();
        await _api.DisposeAsync();
    }

    [Test]
    public async Task A_gateway_is_ready_when_it_has_warmed_up_and_not_before()
    {
        await Probe.FirstAnswer.WaitAsync(Cancellation);
        var before = IsReady();

        await WarmAsync(() => _stream.Publish(FeedItems.Frame(1)));

        Assert.That((before, IsReady()), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task It_lists_agents_and_streams_and_hears_the_first_word_of_a_running_stream()
    {
        await WarmAsync(() => _stream.Publish(FeedItems.Frame(1)));

        await _api.Agent.Received(1).ListAsync(Arg.Any<CancellationToken>());
        await _api.Catalog.Received(1).ListAsync(
            Arg.Is<StreamListQuery>(query => query.Filter.Statuses.Count == 0), Arg.Any<CancellationToken>());
        await _api.Catalog.Received(1).ListAsync(
            Arg.Is<StreamListQuery>(query => query.Filter.Statuses.Contains(StreamStatus.InProgress) && query.PageSize == 1),
            Arg.Any<CancellationToken>());
        Assert.That((_stream.Calls > 0, _logger.Ids.Count), Is.EqualTo((true, 0)));
    }

    [Test]
    public async Task A_stream_that_says_nothing_keeps_nobody_waiting_for_more_than_three_seconds()
    {
        await WarmAsync(() => _time.Advance(TimeSpan.FromSeconds(3)));

        Assert.That((IsReady(), _logger.Ids.Single()), Is.EqualTo((true, 4013)));
    }

    [Test]
    public async Task A_cluster_that_refuses_does_not_keep_it_from_serving()
    {
        _api.Agent.ListAsync(Arg.Any<CancellationToken>()).ThrowsAsync(new SiloUnavailableException());

        await _warmUp.StartAsync(Cancellation);
        await _warmUp.ExecuteTask!.WaitAsync(Cancellation);

        Assert.That((IsReady(), _logger.Ids.Single()), Is.EqualTo((true, 4013)));
    }

    private async Task WarmAsync(Action whenListening)
    {
        await _warmUp.StartAsync(Cancellation);
        await _stream.IdleAsync().WaitAsync(Cancellation);
        whenListening();
        await _warmUp.ExecuteTask!.WaitAsync(Cancellation);
    }

    private bool IsReady() => HealthEndpoints.GetReady(
        Probe,
        _api.Services.GetRequiredService<ClusterConnection>(),
        _warmUp,
        _api.Services.GetRequiredService<IHostApplicationLifetime>()).Result is Ok<string>;
}

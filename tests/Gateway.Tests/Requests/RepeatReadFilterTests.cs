using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Errors;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using NSubstitute.Core;
using Orleans.Runtime.Messaging;

namespace LunaVideoAgent.Gateway.Tests.Requests;

internal sealed class RepeatReadFilterTests
{
    private readonly FakeTimeProvider _time = new();
    private TestApi _api = null!;

    private static IEnumerable<Exception> Losses() =>
    [
        new SiloUnavailableException("S10.0.0.1:11111:0"), new ConnectionFailedException("S10.0.0.1:30000"), new TimeoutException(),
    ];

    [SetUp]
    public async Task StartAsync() => _api = await TestApi.StartAsync(time: _time);

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [TestCaseSource(nameof(Losses))]
    public async Task A_read_that_lost_its_silo_is_asked_again(Exception loss)
    {
        _api.Catalog.CountAsync(default!, default).ReturnsForAnyArgs(_ => throw loss, _ => 7);

        var response = await PassAsync(_api.GetAsync("/2/streams/count"));

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"count":7}"""));
    }

    [Test]
    public async Task A_death_may_be_met_until_the_cluster_knows_of_it()
    {
        var death = Enumerable.Repeat<Func<CallInfo, int>>(_ => throw new SiloUnavailableException(), 5);
        _api.Catalog.CountAsync(default!, default).ReturnsForAnyArgs(_ => throw new SiloUnavailableException(), [.. death, _ => 7]);

        var response = await PassAsync(_api.GetAsync("/2/streams/count"));

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task A_second_timeout_is_told()
    {
        _api.Catalog.CountAsync(default!, default).ReturnsForAnyArgs<int>(_ => throw new TimeoutException());

        var refusal = await PassAsync(_api.GetAsync("/2/streams/count").RefusalAsync());

        await _api.Catalog.ReceivedWithAnyArgs(2).CountAsync(default!, default);
        Assert.That(refusal.Status, Is.EqualTo(503));
    }

    [Test]
    public async Task A_seventh_loss_is_told_after_three_seconds()
    {
        _api.Catalog.CountAsync(default!, default).ReturnsForAnyArgs<int>(_ => throw new SiloUnavailableException());
        var start = _time.GetUtcNow();

        var refusal = await PassAsync(_api.GetAsync("/2/streams/count").RefusalAsync());

        await _api.Catalog.ReceivedWithAnyArgs(7).CountAsync(default!, default);
        Assert.That(refusal.Status, Is.EqualTo(503));
        Assert.That((_time.GetUtcNow() - start).TotalSeconds, Is.GreaterThan(3.1));
    }

    [Test]
    public async Task What_the_agent_answers_is_no_loss()
    {
        _api.Catalog.CountAsync(default!, default).ReturnsForAnyArgs<int>(_ => throw AgentErrors.BadQuery("x"));

        _ = await _api.GetAsync("/2/streams/count");

        await _api.Catalog.ReceivedWithAnyArgs(1).CountAsync(default!, default);
    }

    [Test]
    public async Task A_write_is_never_repeated()
    {
        _api.Catalog.DeleteAsync(default, default, default).ReturnsForAnyArgs(_ => throw new SiloUnavailableException());

        var refusal = await _api.SendAsync(HttpMethod.Delete, $"/2/streams/{Snapshots.StreamId}").RefusalAsync();

        await _api.Catalog.ReceivedWithAnyArgs(1).DeleteAsync(default, default, default);
        Assert.That(refusal.Status, Is.EqualTo(503));
    }

    [Test]
    public async Task Where_the_cluster_is_gone_nothing_is_repeated()
    {
        await using var lonely = await TestApi.StartAsync(isConnected: false);
        lonely.Catalog.CountAsync(default!, default).ReturnsForAnyArgs<int>(_ => throw new SiloUnavailableException());

        var refusal = await lonely.GetAsync("/2/streams/count").RefusalAsync();

        await lonely.Catalog.ReceivedWithAnyArgs(1).CountAsync(default!, default);
        Assert.That(refusal.Status, Is.EqualTo(503));
    }

    private async Task<T> PassAsync<T>(Task<T> answering)
    {
        while (!answering.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        return await answering;
    }
}

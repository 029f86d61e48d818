using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Errors;
using NSubstitute;
using Orleans.Runtime.Messaging;

namespace LunaVideoAgent.Gateway.Tests.Requests;

internal sealed class RepeatReadFilterTests
{
    private TestApi _api = null!;

    private static IEnumerable<Exception> Losses() =>
    [
        new SiloUnavailableException("S10.0.0.1:11111:0"), new ConnectionFailedException("S10.0.0.1:30000"), new TimeoutException(),
    ];

    [SetUp]
    public async Task StartAsync() => _api = await TestApi.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [TestCaseSource(nameof(Losses))]
    public async Task A_read_that_lost_its_silo_is_asked_again(Exception loss)
    {
        _api.Catalog.CountAsync(default!, default).ReturnsForAnyArgs(_ => throw loss, _ => 7);

        var response = await _api.GetAsync("/2/streams/count");

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"count":7}"""));
    }

    [Test]
    public async Task One_death_may_be_met_twice()
    {
        _api.Catalog.CountAsync(default!, default).ReturnsForAnyArgs(
            _ => throw new SiloUnavailableException(), _ => throw new SiloUnavailableException(), _ => 7);

        var response = await _api.GetAsync("/2/streams/count");

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task A_second_timeout_is_told()
    {
        _api.Catalog.CountAsync(default!, default).ReturnsForAnyArgs<int>(_ => throw new TimeoutException());

        var refusal = await _api.GetAsync("/2/streams/count").RefusalAsync();

        await _api.Catalog.ReceivedWithAnyArgs(2).CountAsync(default!, default);
        Assert.That(refusal.Status, Is.EqualTo(503));
    }

    [Test]
    public async Task A_third_loss_is_told()
    {
        _api.Catalog.CountAsync(default!, default).ReturnsForAnyArgs<int>(_ => throw new SiloUnavailableException());

        var refusal = await _api.GetAsync("/2/streams/count").RefusalAsync();

        await _api.Catalog.ReceivedWithAnyArgs(3).CountAsync(default!, default);
        Assert.That(refusal.Status, Is.EqualTo(503));
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
}

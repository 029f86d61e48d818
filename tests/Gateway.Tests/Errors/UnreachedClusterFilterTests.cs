using LunaVideoAgent.Gateway.Hosting;
using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Streams;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Errors;

internal sealed class UnreachedClusterFilterTests
{
    [TestCase(false, 503)]
    [TestCase(true, 500)]
    public async Task A_grain_that_is_unknown_before_the_first_silo_is_reached_means_that_there_is_none(bool isConnected, int status)
    {
        await using var api = await TestApi.StartAsync(isConnected: isConnected);
        api.Grains.GetGrain<IStreamCatalogGrain>(0).Returns(_ => throw new ArgumentException("Could not find an implementation"));

        var refusal = await api.GetAsync("/2/streams/count").RefusalAsync();

        Assert.That(refusal.Status, Is.EqualTo(status));
    }

    [Test]
    public async Task A_silo_that_is_connected_and_has_not_answered_yet_is_not_reached()
    {
        await using var api = await TestApi.StartAsync(isConnected: false);
        api.Grains.GetGrain<IStreamCatalogGrain>(0).Returns(_ => throw new ArgumentException("Could not find an implementation"));
        api.Services.GetRequiredService<ClusterConnection>().Count(connected: 1, previous: 0);

        var refusal = await api.GetAsync("/2/streams/count").RefusalAsync();

        Assert.That(refusal.Status, Is.EqualTo(503));
    }

    [Test]
    public async Task What_needs_no_silo_is_answered_without_one()
    {
        await using var api = await TestApi.StartAsync(isConnected: false);

        var response = await api.GetAsync("/version");

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
    }
}

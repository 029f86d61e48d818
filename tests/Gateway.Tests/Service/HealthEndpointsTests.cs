using LunaVideoAgent.Gateway.Tests.Support;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Service;

[CancelAfter(20_000)]
internal sealed class HealthEndpointsTests
{
    [Test]
    public async Task A_gateway_without_a_silo_lives_and_is_not_ready()
    {
        await using var api = await TestApi.StartAsync(isConnected: false);

        var live = await api.GetAsync("/health/live");
        var ready = await api.GetAsync("/health/ready");

        Assert.That(((int)live.StatusCode, (int)ready.StatusCode), Is.EqualTo((200, 503)));
    }

    [Test]
    public async Task A_gateway_whose_silo_answers_is_ready()
    {
        await using var api = await TestApi.StartAsync();
        await ReadyAsync(api);

        var ready = await api.GetAsync("/health/ready");

        Assert.That(await ready.Content.ReadAsStringAsync(), Is.EqualTo("\"ready\""));
    }

    [Test]
    public async Task A_gateway_that_stops_is_not_ready_and_still_lives()
    {
        await using var api = await TestApi.StartAsync();
        await ReadyAsync(api);

        api.BeginStop();

        var live = await api.GetAsync("/health/live");
        var ready = await api.GetAsync("/health/ready");
        Assert.That(((int)live.StatusCode, (int)ready.StatusCode), Is.EqualTo((200, 503)));
    }

    private static async Task ReadyAsync(TestApi api)
    {
        while ((int)(await api.GetAsync("/health/ready")).StatusCode != 200)
        {
            TestContext.CurrentContext.CancellationToken.ThrowIfCancellationRequested();
        }

        await api.Agent.Received().PingAsync();
    }
}

using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Errors;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace LunaVideoAgent.Gateway.Tests.Service;

internal sealed class ServiceEndpointsTests
{
    private static IEnumerable<Exception> Faults() =>
    [
        AgentErrors.HealthCheckFailed("database"), new TimeoutException(), new SiloUnavailableException("S10.0.0.1"),
        new InvalidOperationException("10.0.0.1"),
    ];

    [Test]
    public async Task The_version_is_the_one_of_the_contract()
    {
        await using var api = await TestApi.StartAsync();

        var response = await api.GetAsync("/version");

        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Is.EqualTo("""{"Version":{"api":2,"major":1,"minor":28,"patch":0}}"""));
    }

    [TestCase("")]
    [TestCase("?include_luna_services=0")]
    [TestCase("?include_luna_services=1")]
    public async Task A_healthy_agent_tells_how_long_the_check_took(string parameters)
    {
        var time = new FakeTimeProvider();
        await using var api = await TestApi.StartAsync(time);
        api.Agent.CheckHealthAsync(default).ReturnsForAnyArgs(_ =>
        {
            time.Advance(TimeSpan.FromMilliseconds(123));
            return Task.CompletedTask;
        });

        var response = await api.GetAsync("/healthcheck" + parameters);

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"execution_time":0.123}"""));
    }

    [Test]
    public async Task What_the_agent_works_with_besides_is_asked_only_if_it_is_wanted()
    {
        await using var api = await TestApi.StartAsync();
        api.Agent.CheckServicesAsync(Arg.Any<CancellationToken>()).ThrowsAsync(AgentErrors.HealthCheckFailed("images: IOException"));

        var without = await api.GetAsync("/healthcheck");
        var refusal = await api.GetAsync("/healthcheck?include_luna_services=1").RefusalAsync();

        Assert.That((int)without.StatusCode, Is.EqualTo(200));
        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((502, AgentErrorCodes.HealthCheckFailed)));
        Assert.That(refusal.Detail, Does.Contain("images"));
    }

    [TestCaseSource(nameof(Faults))]
    public async Task An_agent_that_does_not_work_is_a_bad_gateway(Exception fault)
    {
        await using var api = await TestApi.StartAsync();
        api.Agent.CheckHealthAsync(Arg.Any<CancellationToken>()).ThrowsAsync(fault);

        var refusal = await api.GetAsync("/healthcheck").RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((502, AgentErrorCodes.HealthCheckFailed)));
        Assert.That(refusal.Detail, Does.Not.Contain("10.0.0.1"));
    }

    [Test]
    public async Task A_check_that_does_not_end_is_given_up()
    {
        var time = new FakeTimeProvider();
        await using var api = await TestApi.StartAsync(time);
        var called = new TaskCompletionSource();
        api.Agent.CheckHealthAsync(default).ReturnsForAnyArgs(_ =>
        {
            called.SetResult();
            return new TaskCompletionSource().Task;
        });

        var asking = api.GetAsync("/healthcheck").RefusalAsync();
        await called.Task;
        while (!asking.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.That(((await asking).Status, (await asking).Code), Is.EqualTo((502, AgentErrorCodes.HealthCheckFailed)));
    }

    [TestCase("2")]
    [TestCase("true")]
    [TestCase("")]
    public async Task A_switch_is_0_or_1(string value)
    {
        await using var api = await TestApi.StartAsync();

        var refusal = await api.GetAsync($"/healthcheck?include_luna_services={value}").RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((400, AgentErrorCodes.BadQuery)));
    }
}

using LunaVideoAgent.Gateway.Tests.Support;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Gateway.Tests.Telemetry;

internal sealed class OrleansDashboardTests
{
    [Test]
    public async Task It_is_not_served_where_nobody_has_to_say_who_they_are()
    {
        var settings = new Dictionary<string, string?> { ["Telemetry:Dashboard"] = "true" };

        await Assert.ThatAsync(
            () => TestApi.StartAsync(settings: settings),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("Access:Keys"));
    }

    [Test]
    public async Task It_is_not_there_unless_it_is_asked_for()
    {
        await using var api = await TestApi.StartAsync();

        Assert.That(api.Endpoints.Select(endpoint => endpoint.RoutePattern.RawText), Has.None.Contains("dashboard"));
    }
}

using System.Net.Http.Headers;
using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Tests.Config;

internal sealed class ConfigEndpointsTests
{
    [Test]
    public async Task Settings_are_shown_by_group_and_name()
    {
        await using var api = await TestApi.StartAsync();

        var config = await (await api.GetAsync("/config")).JsonAsync();

        Assert.That(config["Api"]!["SocketQueueLength"]!.GetValue<int>(), Is.EqualTo(256));
        Assert.That(config["Api"]!["HealthTimeout"]!.GetValue<string>(), Is.EqualTo("00:00:05"));
    }

    [Test]
    public async Task A_client_that_wants_text_gets_a_line_a_setting()
    {
        await using var api = await TestApi.StartAsync();

        var response = await SendAsync(api, "text/plain");

        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/plain"));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("\nApi:SocketQueueLength = 256\n"));
    }

    [Test]
    public async Task A_client_that_wants_something_else_is_refused()
    {
        await using var api = await TestApi.StartAsync();

        var refusal = await SendAsync(api, "image/png").RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((400, AgentErrorCodes.NotAcceptable)));
    }

    private static Task<HttpResponseMessage> SendAsync(TestApi api, string type)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/config");
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(type));
        return api.Client.SendAsync(request);
    }
}

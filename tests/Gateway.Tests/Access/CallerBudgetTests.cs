using System.Net.Http.Headers;
using LunaVideoAgent.Gateway.Tests.Support;

namespace LunaVideoAgent.Gateway.Tests.Access;

internal sealed class CallerBudgetTests
{
    [Test]
    public async Task Who_comes_too_often_is_told_to_wait_and_nobody_else_is()
    {
        var settings = TestKeys.Settings();
        settings["Access:RequestsPerSecond"] = "1";
        await using var api = await TestApi.StartAsync(settings: settings);

        var statuses = new List<int>();

        for (var i = 0; i < 10; i++)
        {
            statuses.Add(await StatusAsync(api, TestKeys.Reader));
        }

        Assert.That(statuses[..2], Is.All.EqualTo(200));
        Assert.That(statuses, Has.Some.EqualTo(429));
        Assert.That(await StatusAsync(api, TestKeys.Writer), Is.EqualTo(200));
    }

    private static async Task<int> StatusAsync(TestApi api, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/2/streams/count");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await api.Client.SendAsync(request);
        return (int)response.StatusCode;
    }
}

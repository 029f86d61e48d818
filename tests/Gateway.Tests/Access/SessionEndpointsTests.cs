using System.Net;
using System.Net.Http.Json;
using LunaVideoAgent.Gateway.Tests.Support;

namespace LunaVideoAgent.Gateway.Tests.Access;

internal sealed class SessionEndpointsTests
{
    private static readonly Uri Session = new("/2/session", UriKind.Relative);

    [Test]
    public async Task A_session_is_a_cookie_that_scripts_and_other_sites_do_not_get()
    {
        await using var api = await TestApi.StartAsync(settings: TestKeys.Settings());

        using var opened = await api.Client.PostAsJsonAsync(Session, new { key = TestKeys.Tenant });

        var cookie = opened.Headers.GetValues("Set-Cookie").Single();
        Assert.That(opened.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(cookie, Does.Contain("httponly").IgnoreCase.And.Contain("samesite=strict").IgnoreCase);

        using var request = new HttpRequestMessage(HttpMethod.Get, Session);
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var shown = await api.Client.SendAsync(request);
        var caller = await shown.JsonAsync();
        Assert.That(caller["name"]!.GetValue<string>(), Is.EqualTo("tenant"));
        Assert.That(caller["accounts"]!.AsArray().Single()!.GetValue<string>(), Is.EqualTo($"{TestKeys.Account}"));
    }

    [Test]
    public async Task A_wrong_key_begins_none()
    {
        await using var api = await TestApi.StartAsync(settings: TestKeys.Settings());

        using var refused = await api.Client.PostAsJsonAsync(Session, new { key = "guessed" });

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(refused.Headers.Contains("Set-Cookie"), Is.False);
    }

    [Test]
    public async Task Where_nobody_is_asked_it_says_so()
    {
        await using var api = await TestApi.StartAsync();

        using var shown = await api.Client.GetAsync(Session);

        Assert.That((await shown.JsonAsync())["access_control"]!.GetValue<bool>(), Is.False);
    }
}

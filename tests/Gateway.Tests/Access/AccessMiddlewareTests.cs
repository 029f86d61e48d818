using System.Net;
using System.Net.Http.Headers;
using LunaVideoAgent.Gateway.Tests.Support;
using Microsoft.AspNetCore.Routing;

namespace LunaVideoAgent.Gateway.Tests.Access;

internal sealed class AccessMiddlewareTests
{
    private const string Id = "33333333-3333-4333-8333-333333333333";

    // By hand, so that a route which comes later is closed until somebody says here that it is not.
    private static readonly string[] Open =
    [
        "/version", "/healthcheck", "/health/live", "/health/ready", "/docs", "/docs/dev/{page}.html", "/docs/spec", "/docs/reader",
        "/2/session", "/ui", "/ui/{file}",
    ];

    private static readonly string[] ForAdministrators =
        ["GET /config", "GET /plugins", "DELETE /2/streams/logs", "DELETE /streams/logs"];

    private TestApi _api = null!;

    [SetUp]
    public async Task StartAsync() => _api = await TestApi.StartAsync(settings: TestKeys.Settings());

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task Every_route_is_open_to_the_roles_that_it_is_for_and_to_no_others()
    {
        var seen = new List<string>();

        foreach (var (method, path, pattern) in Routes())
        {
            var needed = NeededRole(method, pattern);
            seen.Add($"{method} {pattern}: {needed}");
            (string? Key, int Role)[] callers =
                [(null, 0), ("nobody's", 0), (TestKeys.Reader, 1), (TestKeys.Writer, 2), (TestKeys.Administrator, 3)];

            foreach (var (key, role) in callers)
            {
                var status = await StatusAsync(method, path, key);
                var refusal = role >= needed ? (int?)null : role == 0 ? 401 : 403;
                Assert.That(status is 401 or 403 ? status : (int?)null, Is.EqualTo(refusal), $"{method} {pattern} by {key ?? "nobody"}");
            }
        }

        Assert.That(seen, Has.Count.GreaterThan(35));
    }

    [TestCase("Authorization", "Bearer " + TestKeys.Reader)]
    [TestCase("Authorization", "bearer " + TestKeys.Reader)]
    [TestCase("X-Api-Key", TestKeys.Reader)]
    [TestCase("Cookie", "luna_session=" + TestKeys.Reader)]
    public async Task A_key_may_come_in_any_of_three_ways(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/2/streams/count");
        request.Headers.Add(header, value);

        using var response = await _api.Client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Whoever_shows_no_key_is_told_so_in_the_shape_of_all_errors()
    {
        using var response = await _api.Client.GetAsync(new Uri("/2/streams", UriKind.Relative));

        var body = await response.JsonAsync();
        Assert.That(body["error_code"]!.GetValue<int>(), Is.EqualTo(45201));
        Assert.That(response.Headers.WwwAuthenticate.Single().Scheme, Is.EqualTo("Bearer"));
    }

    [Test]
    public async Task What_was_changed_by_whom_is_on_record_and_what_was_refused_too()
    {
        var status = await StatusAsync("PATCH", $"/2/streams/{Id}?action=stop", TestKeys.Writer);
        await StatusAsync("PATCH", $"/2/streams/{Id}?action=stop", TestKeys.Reader);

        var log = _api.Logs.Entries.Select(entry => entry.Message).ToList();
        Assert.That(log, Has.Some.EqualTo($"Audit: writer: PATCH /2/streams/{Id}: {status}."));
        Assert.That(log, Has.Some.Contains("reader may not PATCH"));
        Assert.That(log, Has.None.Contains(TestKeys.Writer));
    }

    [Test]
    public async Task What_could_not_be_changed_is_on_record_with_the_status_that_the_caller_got()
    {
        var status = await StatusAsync("PATCH", $"/2/streams/{Id}?action=dance", TestKeys.Writer);

        Assert.That(status, Is.EqualTo(400));
        Assert.That(_api.Logs.Entries.Select(entry => entry.Message), Has.Some.EqualTo($"Audit: writer: PATCH /2/streams/{Id}: 400."));
    }

    [Test]
    public async Task A_page_of_another_origin_does_not_listen_even_with_a_key()
    {
        var client = _api.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            request.Headers.Origin = "https://elsewhere.example";
            request.Headers.Authorization = $"Bearer {TestKeys.Reader}";
        };

        Assert.That(
            () => client.ConnectAsync(new Uri($"ws://localhost/2/ws?stream_id={Id}&analytic_index=0"), CancellationToken.None),
            Throws.InvalidOperationException.With.Message.Contains("403"));
    }

    [Test]
    public async Task Answers_keep_browsers_from_guessing_and_framing()
    {
        using var response = await _api.Client.GetAsync(new Uri("/version", UriKind.Relative));

        Assert.That(response.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(["nosniff"]));
        Assert.That(response.Headers.GetValues("X-Frame-Options"), Is.EqualTo(["DENY"]));
    }

    private static int NeededRole(string method, string pattern) =>
        Open.Contains(pattern) || pattern.StartsWith("/docs", StringComparison.Ordinal) ? 0
        : ForAdministrators.Contains($"{method} {pattern}") ? 3
        : method is "GET" or "HEAD" ? 1
        : 2;

    private IEnumerable<(string Method, string Path, string Pattern)> Routes() =>
        from endpoint in _api.Endpoints
        let pattern = Simple(endpoint.RoutePattern.RawText!)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where method is not "HEAD"
        select (method, Fill(pattern), pattern);

    private static string Fill(string pattern)
    {
        var (start, end) = (pattern.IndexOf('{', StringComparison.Ordinal), pattern.IndexOf('}', StringComparison.Ordinal));
        var value = pattern.Contains("{page}", StringComparison.Ordinal) ? "index" : Id;
        return start < 0 ? pattern : pattern[..start] + value + pattern[(end + 1)..];
    }

    // Without what a parameter must look like.
    private static string Simple(string pattern)
    {
        var start = pattern.IndexOf(":regex(", StringComparison.Ordinal);
        return (start < 0 ? pattern : pattern[..start] + pattern[pattern.LastIndexOf('}')..]).TrimEnd('/');
    }

    private async Task<int> StatusAsync(string method, string path, string? key)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Luna-Account-Id", $"{TestKeys.Account}");

        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        using var response = await _api.Client.SendAsync(request);
        return (int)response.StatusCode;
    }
}

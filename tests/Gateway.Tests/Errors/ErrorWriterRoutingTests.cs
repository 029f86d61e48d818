using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Errors;

internal sealed class ErrorWriterRoutingTests
{
    private const string Stream = "/2/streams/0198c0de-0000-7000-8000-000000000001";

    private TestApi _api = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _api = await TestApi.StartAsync();
        _api.Catalog.GetAsync(default, default, default).ReturnsForAnyArgs(Snapshots.Small());
        _api.Catalog.ListAsync(null!, default).ReturnsForAnyArgs([]);
        _api.Catalog.ListLogsAsync(null!, default).ReturnsForAnyArgs(Array.Empty<StreamLog>());
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [TestCase("GET", "/")]
    [TestCase("GET", "/3/streams")]
    [TestCase("GET", "/1/streams")]
    [TestCase("GET", "/2/streams/")]
    [TestCase("POST", "/2/streams/")]
    [TestCase("GET", Stream + "/")]
    [TestCase("GET", Stream + "/more")]
    [TestCase("GET", "/version/")]
    [TestCase("GET", "/2/streams/logs/")]
    public async Task An_unknown_page_is_not_found(string method, string url)
    {
        var refusal = await _api.SendAsync(new HttpMethod(method), url, method == "POST" ? "{}" : null).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((404, AgentErrorCodes.PageNotFound)));
    }

    [TestCase("PUT", "/2/streams", "GET, HEAD, POST")]
    [TestCase("DELETE", "/2/streams", "GET, HEAD, POST")]
    [TestCase("POST", Stream, "DELETE, GET, HEAD, PATCH, PUT")]
    [TestCase("PATCH", "/2/streams/logs", "DELETE, GET, HEAD")]
    [TestCase("PUT", "/2/streams/logs", "DELETE, GET, HEAD")]
    [TestCase("DELETE", "/2/streams/count", "GET, HEAD")]
    [TestCase("GET", "/1/videosdk", "POST")]
    [TestCase("POST", "/2/ws", "GET, HEAD")]
    [TestCase("POST", "/healthcheck", "GET, HEAD")]
    [TestCase("OPTIONS", "/version", "GET, HEAD")]
    public async Task An_unknown_method_is_told_the_known_ones(string method, string url, string allowed)
    {
        var response = await _api.SendAsync(new HttpMethod(method), url);

        var refusal = await Task.FromResult(response).RefusalAsync();
        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((405, AgentErrorCodes.MethodNotAllowed)));
        Assert.That(response.Content.Headers.Allow.Order(StringComparer.Ordinal), Is.EqualTo(allowed.Split(", ")));
    }

    [TestCase("/2/streams")]
    [TestCase("/2/streams/logs")]
    [TestCase("/2/streams/count")]
    [TestCase(Stream)]
    [TestCase("/version")]
    public async Task HEAD_is_answered_like_GET(string url)
    {
        var head = await _api.SendAsync(HttpMethod.Head, url);
        var get = await _api.GetAsync(url);

        Assert.That(head.StatusCode, Is.EqualTo(get.StatusCode));
        Assert.That(head.Content.Headers.ContentType, Is.EqualTo(get.Content.Headers.ContentType));
    }

    [TestCase("GET")]
    [TestCase("DELETE")]
    [TestCase("PATCH")]
    public async Task An_id_in_the_path_is_a_lower_case_uuid(string method)
    {
        foreach (var id in new[] { "x", "0198C0DE-0000-7000-8000-000000000001", "0198c0de00007000800000000000001", "%20" })
        {
            var refusal = await _api.SendAsync(new HttpMethod(method), $"/2/streams/{id}?action=stop").RefusalAsync();

            Assert.That((refusal.Status, refusal.Code), Is.EqualTo((400, AgentErrorCodes.BadQuery)), id);
            Assert.That(refusal.Detail, Does.Contain("stream_id"));
        }
    }
}

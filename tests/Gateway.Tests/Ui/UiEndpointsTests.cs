using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Gateway.Ui;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Tests.Ui;

internal sealed partial class UiEndpointsTests
{
    private const int MostBytes = 150 * 1024;

    private TestApi _api = null!;

    [SetUp]
    public async Task StartAsync() => _api = await TestApi.StartAsync(isConnected: false);

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task The_page_comes_without_a_cluster_and_lets_nothing_else_in()
    {
        var response = await _api.GetAsync("/ui");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That($"{response.Content.Headers.ContentType}", Is.EqualTo("text/html; charset=utf-8"));
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.That(policy, Does.StartWith("default-src 'none'; script-src 'self';").And.Not.Contain("unsafe").And.Not.Contain("http"));
    }

    [Test]
    public async Task A_file_that_is_not_there_is_no_page()
    {
        var refusal = await _api.GetAsync("/ui/nothing.js").RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((404, AgentErrorCodes.PageNotFound)));
    }

    [Test]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        var first = await _api.GetAsync("/ui/app.js");
        var request = new HttpRequestMessage(HttpMethod.Get, "/ui/app.js");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        var second = await _api.Client.SendAsync(request);

        Assert.That((second.StatusCode, (await second.Content.ReadAsByteArrayAsync()).Length), Is.EqualTo((HttpStatusCode.NotModified, 0)));
    }

    [Test]
    public async Task A_client_that_can_unpack_gets_it_packed()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/ui/app.css");
        request.Headers.AcceptEncoding.ParseAdd("gzip");

        var response = await _api.Client.SendAsync(request);

        Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(["gzip"]));
        await using var unpacked = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var content = new MemoryStream();
        await unpacked.CopyToAsync(content);
        Assert.That(content.ToArray(), Is.EqualTo(UiFiles.All["app.css"].Content));
    }

    [Test]
    public void All_of_it_is_small()
    {
        Assert.That(UiFiles.All.Values.Sum(file => file.Gzip.Length), Is.LessThanOrEqualTo(MostBytes));
    }

    [Test]
    public void Nothing_of_it_comes_from_elsewhere_or_is_written_as_markup()
    {
        var texts = UiFiles.All.Select(file => (file.Key, Text: System.Text.Encoding.UTF8.GetString(file.Value.Content)));

        Assert.That(
            from file in texts
            from Match match in Forbidden().Matches(file.Text)
            where match.Value != "http://www.w3.org/2000/svg"
            select $"{file.Key}: {match.Value}",
            Is.Empty);
    }

    [GeneratedRegex(
        @"https?://[^\s""'<]+|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|<style|\sstyle=|\son[a-z]+=""")]
    private static partial Regex Forbidden();
}

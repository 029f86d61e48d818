using System.Text.RegularExpressions;
using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Streams;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace LunaVideoAgent.Gateway.Tests.Requests;

internal sealed class RequestIdMiddlewareTests
{
    private const string Given = "1536751345,8b8b5937-2e9c-4e8b-a7a7-5caf86621b5a";

    private TestApi _api = null!;

    [SetUp]
    public async Task StartAsync() => _api = await TestApi.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [TestCase("/version")]
    [TestCase("/nowhere")]
    [TestCase("/2/streams/not-an-id")]
    public async Task The_id_of_a_request_comes_back(string url)
    {
        Assert.That(await AskAsync(url, Given), Is.EqualTo(Given));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("1536751345")]
    [TestCase("1536751345,8B8B5937-2E9C-4E8B-A7A7-5CAF86621B5A")]
    [TestCase("153675134,8b8b5937-2e9c-4e8b-a7a7-5caf86621b5a")]
    public async Task An_id_that_is_missing_or_malformed_is_replaced(string? given)
    {
        var id = await AskAsync("/version", given);

        Assert.That(id, Is.Not.EqualTo(given));
        Assert.That(id, Does.Match(new Regex(
            "^[0-9]{10},[a-f0-9]{8}-([a-f0-9]{4}-){3}[a-f0-9]{12}$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))));
    }

    [Test]
    public async Task The_grains_are_told_the_id()
    {
        object? seen = null;
        _api.Catalog.CountAsync(null!, default).ReturnsForAnyArgs(_ =>
        {
            seen = RequestContext.Get(RequestContextKeys.RequestId);
            return Task.FromResult(1);
        });

        await AskAsync("/2/streams/count", Given);

        Assert.That(seen, Is.EqualTo(Given));
    }

    [Test]
    public async Task The_logs_of_a_request_carry_its_id()
    {
        _api.Catalog.CountAsync(Arg.Any<StreamFilter>(), Arg.Any<CancellationToken>()).ThrowsAsync(new InvalidOperationException("a bug"));

        await AskAsync("/2/streams/count", Given);

        var entry = _api.Logs.Entries.Single(entry => entry.Id == 4000);
        Assert.That(entry.Scope["LunaRequestId"], Is.EqualTo(Given));
    }

    private async Task<string> AskAsync(string url, string? id)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);

        if (id is not null)
        {
            request.Headers.TryAddWithoutValidation("Luna-Request-Id", id);
        }

        var response = await _api.Client.SendAsync(request);
        return response.Headers.GetValues("Luna-Request-Id").Single();
    }
}

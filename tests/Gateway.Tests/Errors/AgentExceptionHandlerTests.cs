using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;
using Microsoft.Extensions.Logging;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Orleans.Runtime.Messaging;

namespace LunaVideoAgent.Gateway.Tests.Errors;

internal sealed class AgentExceptionHandlerTests
{
    private TestApi _api = null!;

    private static IEnumerable<TestCaseData> ExpectedFailures() =>
    [
        new(AgentErrors.StreamNotFound(Guid.Empty), 404),
        new(AgentErrors.StreamNotProcessed(Guid.Empty), 409),
        new(AgentErrors.UnknownAnalytic(), 422),
        new(AgentErrors.BadQuery("x"), 400),
        new(AgentErrors.DownloadFailed("x"), 400),
        new(AgentErrors.DecoderFailed("x"), 500),
        new(AgentErrors.UnsupportedVideo("x"), 400),
        new(AgentErrors.VideoTooLarge("x", "5"), 400),
        new(AgentErrors.AnalyticFailed("x"), 500),
        new(AgentErrors.HealthCheckFailed("x"), 502),
    ];

    private static IEnumerable<Exception> Outages() =>
    [
        new TimeoutException("Response did not arrive on time for Request [sys.svc…]"),
        new SiloUnavailableException("S10.0.0.1:11111:0"),
        new ConnectionFailedException("Unable to connect to 10.0.0.1:30000"),
        new GatewayTooBusyException(),
    ];

    [SetUp]
    public async Task StartAsync() => _api = await TestApi.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [TestCaseSource(nameof(ExpectedFailures))]
    public async Task An_expected_failure_keeps_its_words_and_gets_its_status(AgentException failure, int status)
    {
        Fail(failure);

        var response = await _api.GetAsync("/2/streams/count");

        var body = await response.JsonAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(body.Select(member => member.Key), Is.EqualTo(["error_code", "desc", "detail", "link"]));
        Assert.That(body["error_code"]!.GetValue<int>(), Is.EqualTo(failure.Error.Code));
        Assert.That(body["desc"]!.GetValue<string>(), Is.EqualTo(failure.Error.Description));
        Assert.That(body["detail"]!.GetValue<string>(), Is.EqualTo(failure.Error.Detail));
        Assert.That(body["link"]!.GetValue<string>(), Does.EndWith($"/errors-description/code-{failure.Error.Code}"));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/json"));
    }

    [Test]
    public async Task A_database_that_does_not_answer_is_unavailable_and_its_words_stay_here()
    {
        Fail(new StorageUnavailableException("Failed to connect to 10.0.0.1:5432"));

        var response = await _api.GetAsync("/2/streams/count");

        var text = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(503));
        Assert.That(response.Headers.RetryAfter, Is.Not.Null);
        Assert.That(text, Does.Contain("database does not answer").And.Not.Contain("10.0.0.1"));
    }

    [Test]
    public async Task A_bug_is_logged_and_not_told()
    {
        Fail(new InvalidOperationException("password=hunter2"));

        var response = await _api.GetAsync("/2/streams/count");

        var text = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(500));
        Assert.That(text, Does.Contain("\"error_code\":1,").And.Contain("Unknown error").And.Not.Contain("hunter2"));
        Assert.That(_api.Logs.Entries.Single(entry => entry.Level == LogLevel.Error).Exception!.Message, Does.Contain("hunter2"));
    }

    [TestCaseSource(nameof(Outages))]
    public async Task A_cluster_that_does_not_answer_is_unavailable(Exception outage)
    {
        Fail(outage);

        var response = await _api.GetAsync("/2/streams/count");

        var text = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(503));
        Assert.That(response.Headers.RetryAfter, Is.Not.Null);
        Assert.That(text, Does.Contain("\"error_code\":1,").And.Contain("No agent answers").And.Not.Contain("10.0.0.1"));
    }

    [Test]
    public async Task A_client_may_ask_for_problem_details()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/2/streams/{Guid.Empty.ToString().ToUpperInvariant()}x");
        request.Headers.Accept.ParseAdd("application/problem+json");

        var response = await _api.Client.SendAsync(request);

        var body = await response.JsonAsync();
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(body.Select(member => member.Key), Is.EqualTo(["type", "title", "status", "detail", "error_code"]));
        Assert.That(body["status"]!.GetValue<int>(), Is.EqualTo(400));
    }

    [Test]
    public async Task A_client_that_leaves_is_no_error()
    {
        using var leaving = new CancellationTokenSource();
        var called = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        _api.Catalog.CountAsync(null!, default).ReturnsForAnyArgs(call => WaitAsync(called, ended, call.Arg<CancellationToken>()));

        var asking = _api.Client.GetAsync("/2/streams/count", leaving.Token);
        await called.Task;
        await leaving.CancelAsync();
        await ended.Task;

        await Assert.ThrowsAsync<TaskCanceledException>(() => asking);
        Assert.That(_api.Logs.Entries.Where(entry => entry.Level >= LogLevel.Warning), Is.Empty);
    }

    private static async Task<int> WaitAsync(TaskCompletionSource called, TaskCompletionSource ended, CancellationToken cancellationToken)
    {
        called.SetResult();

        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        finally
        {
            ended.SetResult();
        }

        return 0;
    }

    private void Fail(Exception failure) =>
        _api.Catalog.CountAsync(Arg.Any<StreamFilter>(), Arg.Any<CancellationToken>()).ThrowsAsync(failure);
}

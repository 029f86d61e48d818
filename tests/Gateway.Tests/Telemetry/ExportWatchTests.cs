using System.Diagnostics.Tracing;
using LunaVideoAgent.Gateway.Telemetry;
using LunaVideoAgent.Gateway.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Gateway.Tests.Telemetry;

internal sealed class ExportWatchTests
{
    private LogRecorder _log = null!;
    private Exporter _exporter = null!;
    private LoggerFactory _loggers = null!;
    private ExportWatch _watch = null!;

    [SetUp]
    public async Task StartAsync()
    {
        (_log, _exporter) = (new LogRecorder(), new Exporter());
        _loggers = new LoggerFactory([_log]);
        var options = new TelemetryOptions { OtlpEndpoint = new Uri("http://me:open-sesame@collector:4317") };
        _watch = new ExportWatch(Options.Create(options), _loggers.CreateLogger<ExportWatch>());
        await _watch.StartAsync(CancellationToken.None);
    }

    [TearDown]
    public void Stop()
    {
        _watch.Dispose();
        _exporter.Dispose();
        _loggers.Dispose();
        _log.Dispose();
    }

    [Test]
    public void A_receiver_that_is_away_is_told_of_ever_more_seldom()
    {
        for (var i = 0; i < 100; i++)
        {
            Fail();
        }

        Assert.That(_log.Entries.Select(entry => (entry.Id, entry.Level)), Is.All.EqualTo((4070, LogLevel.Warning)));
        Assert.That(_log.Entries, Has.Count.EqualTo(7));
        Assert.That(_log.Entries.Last().Message, Does.Contain("64 failures so far"));
    }

    [Test]
    public void The_log_says_where_and_why_in_one_line_and_no_secret()
    {
        Fail();

        Assert.That(
            _log.Entries.Single().Message,
            Is.EqualTo(
                "Metrics, traces or logs do not arrive at http://***:***@collector:4317/, 1 failures so far: "
                + "HTTP request to http://***:***@collector:4317/ failed. Exception: Connection refused."));
    }

    [Test]
    public void What_is_no_fault_is_not_told_of()
    {
        _exporter.ExportSuccess("http://collector", "ok");
        _exporter.Count();

        Assert.That(_log.Entries, Is.Empty);
    }

    [Test]
    public void A_receiver_that_is_back_is_told_of_once()
    {
        Fail();
        _exporter.ExportSuccess("http://collector", "ok");
        _exporter.ExportSuccess("http://collector", "ok");
        Fail();

        Assert.That(_log.Entries.Select(entry => entry.Id), Is.EqualTo(new[] { 4070, 4071, 4070 }));
    }

    private void Fail() =>
        _exporter.HttpRequestFailed("http://me:open-sesame@collector:4317/", "Connection refused.\n   at System.Net.Sockets");

    // Speaks as the exporter of OpenTelemetry does.
    [EventSource(Name = ExportWatch.SourceName)]
    private sealed class Exporter : EventSource
    {
        [Event(17, Message = "HTTP request to {0} failed. Exception: {1}", Level = EventLevel.Error)]
        public void HttpRequestFailed(string endpoint, string exceptionMessage) => WriteEvent(17, endpoint, exceptionMessage);

        [Event(30, Level = EventLevel.LogAlways)]
        public void Count() => WriteEvent(30);

        [Event(21, Message = "Export succeeded for {0}. Message: {1}", Level = EventLevel.Informational)]
        public void ExportSuccess(string endpoint, string message) => WriteEvent(21, endpoint, message);
    }
}

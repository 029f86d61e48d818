using System.Diagnostics;
using LunaVideoAgent.Gateway.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace LunaVideoAgent.Gateway.Tests.Telemetry;

internal sealed class RecordedTracesTests
{
    [TestCase(ActivityTraceFlags.Recorded, true)]
    [TestCase(ActivityTraceFlags.None, false)]
    public void A_log_line_names_its_trace_where_that_is_recorded(ActivityTraceFlags flags, bool isNamed)
    {
        var seen = new Seen();
        using var loggers = LoggerFactory.Create(
            logging => logging.AddOpenTelemetry(lines => lines.AddProcessor(new RecordedTraces()).AddProcessor(seen)));
        using var activity = new Activity("request");
        activity.ActivityTraceFlags = flags;
        activity.Start();

#pragma warning disable CA1848 // One line.
        loggers.CreateLogger("any").LogWarning("A line.");
#pragma warning restore CA1848

        Assert.That(seen.TraceId, Is.EqualTo(isNamed ? activity.TraceId : default));
    }

    private sealed class Seen : BaseProcessor<LogRecord>
    {
        public ActivityTraceId? TraceId { get; private set; }

        public override void OnEnd(LogRecord data) => TraceId = data.TraceId;
    }
}

using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace LunaVideoAgent.Gateway.Telemetry;

/// <summary>Lets log lines name only traces that are recorded; the one that the web server begins for each request is not.</summary>
internal sealed class RecordedTraces : BaseProcessor<LogRecord>
{
    /// <inheritdoc/>
    public override void OnEnd(LogRecord data)
    {
        if (!data.TraceFlags.HasFlag(ActivityTraceFlags.Recorded))
        {
            (data.TraceId, data.SpanId) = (default, default);
        }
    }
}

using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Gateway.Telemetry;

/// <summary>How a process tells what it does.</summary>
public sealed class TelemetryOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Telemetry";

    /// <summary>A port of its own for <c>/metrics</c>; none: the port that the program listens on anyway.</summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>Whether figures of single streams are shown, labelled with their ids.</summary>
    public bool PerStream { get; set; } = true;

    /// <summary>Whether Orleans' dashboard is served at <c>/dashboard</c>, to administrators.</summary>
    public bool Dashboard { get; set; }

    /// <summary>Where metrics and traces are sent to by OTLP over gRPC, such as <c>http://collector:4317</c>; none: nowhere.</summary>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary>Whether log lines are sent there, too, with the trace that each belongs to.</summary>
    public bool OtlpLogs { get; set; }

    /// <summary>How often metrics are sent.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan OtlpInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The share of events that are traced where traces are sent at all: 1 is each of them, 0 none.</summary>
    [Range(0.0, 1.0)]
    public double TraceRatio { get; set; } = 1;
}

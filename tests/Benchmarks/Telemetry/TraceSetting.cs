namespace LunaVideoAgent.Benchmarks.Telemetry;

/// <summary>One way of tracing that is measured.</summary>
/// <param name="Title">What a table calls it.</param>
/// <param name="Ratio">The share of events that is traced.</param>
/// <param name="Receiver">Where metrics and traces go; null: nowhere, which is what the others are compared with.</param>
internal sealed record TraceSetting(string Title, double Ratio, Uri? Receiver)
{
    /// <summary>The agent's settings for it.</summary>
    public IEnumerable<string> Arguments => Receiver is null
        ? []
        : [FormattableString.Invariant($"Telemetry:TraceRatio={Ratio}"), $"Telemetry:OtlpEndpoint={Receiver}"];

    /// <summary>All of them, the one without a receiver first.</summary>
    /// <param name="receiver">One that takes everything.</param>
    /// <param name="silent">One that lets in and never answers.</param>
    public static IReadOnlyList<TraceSetting> All(Uri receiver, Uri silent) =>
    [
        new("no receiver is set", 0, Receiver: null),
        new("metrics alone: ratio 0", 0, receiver),
        new("ratio 1", 1, receiver),
        new("ratio 1, the receiver never answers", 1, silent),
    ];
}

using System.Text.Json;
using LunaVideoAgent.Gateway.Analytics;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>One analytic of a new stream; what its parameters look like depends on its name.</summary>
internal sealed class StreamAnalyticBody
{
    public string AnalyticName { get; set; } = null!;

    public JsonElement? Parameters { get; set; }

    public string? Label { get; set; }

    public AnalyticScheduleBody? Schedule { get; set; }
}

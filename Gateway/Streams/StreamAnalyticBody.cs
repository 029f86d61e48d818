using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Gateway.OpenApi;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>One analytic of a new stream; what its parameters look like depends on its name.</summary>
internal sealed class StreamAnalyticBody
{
    [Required]
    public string AnalyticName { get; set; } = null!;

    [Shape(typeof(PeopleCountStreamBody)), Shape(typeof(HumanTrackingStreamBody))]
    [Shape(typeof(LineCrossingStreamBody)), Shape(typeof(ZoneStreamBody)), Shape(typeof(DetectionStreamBody))]
    public JsonElement? Parameters { get; set; }

    [MaxLength(Limits.Name)]
    public string? Label { get; set; }

    public AnalyticScheduleBody? Schedule { get; set; }
}

using System.Text.Json.Serialization;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>The frame that stands for an event.</summary>
internal sealed record OverviewResponse(
    double TimeOffset,
    string? Image,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? PeopleCount,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ImagePoint>? PeopleCoordinates)
{
    public static OverviewResponse From(EventOverview overview) =>
        new(overview.TimeOffset, overview.Image, overview.PeopleCount, overview.PeopleCoordinates);
}

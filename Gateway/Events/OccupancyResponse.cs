using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>How many objects are in a zone; an extension of the contract.</summary>
internal sealed record OccupancyResponse(string Zone, int Count)
{
    public static OccupancyResponse From(ZoneOccupancy occupancy) => new(occupancy.Zone, occupancy.Count);
}

using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>An object in a zone; an extension of the contract.</summary>
internal sealed record VisitResponse(string Zone, string Label, double Dwell, int Occupancy)
{
    public static VisitResponse From(ZoneVisit visit) => new(visit.Zone, visit.Label, visit.DwellSeconds, visit.Occupancy);
}

using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>An object that went over a line; an extension of the contract.</summary>
internal sealed record CrossingResponse(
    string Line, LineDirection Direction, string Label, Guid TrackId, double TimeOffset, ImagePoint Point)
{
    public static CrossingResponse From(LineCrossing crossing) =>
        new(crossing.Line, crossing.Direction, crossing.Label, crossing.TrackId, crossing.TimeOffset, Round(crossing.Point));

    private static ImagePoint Round(in ImagePoint point) => new(Math.Round(point.X, 1), Math.Round(point.Y, 1));
}

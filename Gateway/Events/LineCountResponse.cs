using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>Crossings of a line by one class since the stream began; an extension of the contract.</summary>
internal sealed record LineCountResponse(string Line, string Label, long Forward, long Backward)
{
    public static LineCountResponse From(LineCount count) => new(count.Line, count.Label, count.Forward, count.Backward);
}

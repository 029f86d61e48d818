namespace LunaVideoAgent.Gateway.Streams;

/// <summary>How many streams a filter selects.</summary>
internal sealed record StreamCountResponse(int Count);

namespace LunaVideoAgent.Gateway.Live;

/// <summary>Where a watched stream stands; null if it is no more.</summary>
internal sealed record LiveStatusResponse(string? StreamStatus, string? Error);

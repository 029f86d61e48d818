namespace LunaVideoAgent.Gateway.Streams;

/// <summary>Where a new stream is to be found.</summary>
internal sealed record StreamCreatedResponse(Guid StreamId, string Url);

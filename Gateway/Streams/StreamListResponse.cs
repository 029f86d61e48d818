namespace LunaVideoAgent.Gateway.Streams;

/// <summary>One page of streams.</summary>
internal sealed record StreamListResponse(IReadOnlyList<StreamResponse> Streams);

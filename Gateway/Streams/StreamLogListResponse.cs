namespace LunaVideoAgent.Gateway.Streams;

/// <summary>One page of log records, newest first.</summary>
internal sealed record StreamLogListResponse(IReadOnlyList<StreamLogResponse> Logs);

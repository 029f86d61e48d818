namespace LunaVideoAgent.Gateway.Streams;

/// <summary>How many log records were deleted.</summary>
internal sealed record StreamLogsDeletedResponse(int DeletedCount);

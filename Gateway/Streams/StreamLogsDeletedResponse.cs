using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>How many log records were deleted.</summary>
internal sealed record StreamLogsDeletedResponse([property: Range(0, int.MaxValue)] int DeletedCount);

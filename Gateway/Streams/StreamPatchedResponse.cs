using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>How many streams changed their state: 0 or 1.</summary>
internal sealed record StreamPatchedResponse([property: Range(0, 1)] int PatchedCount);

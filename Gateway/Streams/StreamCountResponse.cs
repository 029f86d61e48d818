using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>How many streams a filter selects.</summary>
internal sealed record StreamCountResponse([property: Range(0, int.MaxValue)] int Count);

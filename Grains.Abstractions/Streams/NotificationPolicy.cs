using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>Who is told of status changes.</summary>
/// <param name="Callbacks">At most ten HTTP callbacks.</param>
[GenerateSerializer, Immutable, Alias("luna.NotificationPolicy")]
public sealed record NotificationPolicy([property: Id(0)] IReadOnlyList<CallbackSettings> Callbacks)
{
    /// <summary>How long a status must last to be told; null: it is told at once.</summary>
    [Id(1)] public TimeSpan? MinDuration { get; init; }
}

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>What the outbox holds.</summary>
/// <param name="Waiting">Messages that are to be sent, now or later.</param>
/// <param name="Dead">Messages that were given up; counted up to a limit.</param>
/// <param name="OldestTime">Since when the oldest of those that wait could have been sent; null if none waits.</param>
public sealed record OutboxFigures(long Waiting, int Dead, DateTimeOffset? OldestTime);

using LunaVideoAgent.Grains.Abstractions.Delivery;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>What became of the messages that a silo tried, and of their target.</summary>
public sealed record DeliveryReport
{
    /// <summary>Nothing was tried.</summary>
    public static DeliveryReport Empty { get; } = new();

    /// <summary>Those that the receiver has.</summary>
    public IReadOnlyList<long> Delivered { get; init; } = [];

    /// <summary>Those that failed.</summary>
    public IReadOnlyList<FailedDelivery> Failed { get; init; } = [];

    /// <summary>Attempts that failed in a row.</summary>
    public int Failures { get; init; }

    /// <summary>How long the target is left alone; null: not at all.</summary>
    public TimeSpan? Pause { get; init; }

    /// <summary>Why the target gets nothing more; null if it does.</summary>
    public string? DisableReason { get; init; }

    /// <summary>One message that failed.</summary>
    /// <param name="DeliveryId">Its number.</param>
    /// <param name="Status">Where it stands now.</param>
    /// <param name="Delay">When it is tried again, if it went aside.</param>
    /// <param name="Error">Why.</param>
    public sealed record FailedDelivery(long DeliveryId, DeliveryStatus Status, TimeSpan Delay, string Error);
}

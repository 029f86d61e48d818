namespace LunaVideoAgent.Grains.Delivery;

/// <summary>What became of one attempt.</summary>
public sealed record DeliveryOutcome
{
    /// <summary>The receiver has it.</summary>
    public static DeliveryOutcome Delivered { get; } = new();

    /// <summary>Why it has not; null if it has. Without secrets.</summary>
    public string? Error { get; init; }

    /// <summary>The receiver wants nothing more (410).</summary>
    public bool IsGone { get; init; }

    /// <summary>When the receiver wants to be asked again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether there was an answer at all.</summary>
    public bool HasAnswered { get; init; } = true;

    /// <summary>Whether the receiver has it.</summary>
    public bool IsDelivered => Error is null;

    /// <summary>It has not.</summary>
    public static DeliveryOutcome Failed(string error, TimeSpan? retryAfter = null) => new() { Error = error, RetryAfter = retryAfter };

    /// <summary>Nobody answered.</summary>
    public static DeliveryOutcome Unanswered(string error) => new() { Error = error, HasAnswered = false };

    /// <summary>It wants nothing more.</summary>
    public static DeliveryOutcome Gone(string error) => new() { Error = error, IsGone = true };
}

using LunaVideoAgent.Grains.Abstractions.Delivery;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>
/// What is decided about messages of one target while they are tried: which step aside, which are given up, when the target rests. Messages
/// keep their order until one of them has failed so often that the ones behind it go first.
/// </summary>
internal sealed class DeliveryBatch(DeliveryClaim claim, DeliveryOptions options, DateTimeOffset now, Random random)
{
    private readonly List<long> _delivered = [];
    private readonly List<DeliveryReport.FailedDelivery> _failed = [];
    private int _failures = claim.Failures;
    private TimeSpan? _pause;
    private string? _disableReason;

    /// <summary>Whether the next message may be tried now.</summary>
    public bool MayGoOn => _pause is null && _disableReason is null;

    /// <summary>Takes the outcome of one attempt.</summary>
    public void Note(PendingDelivery delivery, DeliveryOutcome outcome)
    {
        if (outcome.IsDelivered)
        {
            _delivered.Add(delivery.DeliveryId);
            _failures = 0;
            return;
        }

        if (outcome.IsGone)
        {
            _disableReason = outcome.Error;
            _failed.Add(new(delivery.DeliveryId, DeliveryStatus.Dead, TimeSpan.Zero, outcome.Error!));
            return;
        }

        var attempts = delivery.Attempts + 1;
        var delay = RetrySchedule.DelayAfter(attempts, outcome.RetryAfter, random);
        _failed.Add(new(delivery.DeliveryId, StatusAfter(delivery, attempts), delay, outcome.Error!));

        // One that is aside says nothing of the target: those in their turn have just been through, or there are none.
        if (delivery.Status is DeliveryStatus.Pending)
        {
            _failures++;
            _pause = RetrySchedule.DelayAfter(_failures, outcome.RetryAfter, random);
        }
    }

    /// <summary>The address of the target is not to be asked now; nothing was tried.</summary>
    public void Rest(TimeSpan pause) => _pause = pause;

    /// <summary>All of it.</summary>
    public DeliveryReport ToReport() => new()
    {
        Delivered = _delivered,
        Failed = _failed,
        Failures = _failures,
        Pause = _pause,
        DisableReason = _disableReason,
    };

    private DeliveryStatus StatusAfter(PendingDelivery delivery, int attempts)
    {
        if (attempts >= RetrySchedule.MaxAttempts || now - delivery.CreateTime >= options.GiveUpAfter)
        {
            return DeliveryStatus.Dead;
        }

        return attempts >= options.OrderedAttempts ? DeliveryStatus.Aside : DeliveryStatus.Pending;
    }
}

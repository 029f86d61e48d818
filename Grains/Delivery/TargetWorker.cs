using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>Sends to one target, message after message, until nothing is due or the target rests.</summary>
internal sealed partial class TargetWorker(DispatchContext context, ILogger logger)
{
    private const int AtOnce = 32;

    // What a slow receiver has is written down before the next: a death here sends little twice.
    private static readonly TimeSpan LongestBatch = TimeSpan.FromSeconds(1);

    /// <summary>Works until it has let go of the target; stopped early, the message in hand is left to the next owner.</summary>
    public async Task RunAsync(DeliveryClaim claim, CancellationToken stopping)
    {
        var endpoint = claim.Target.Endpoint;

        if (context.Gate.Enter(endpoint) is { } wait)
        {
            await SettleAsync(claim, new DeliveryReport { Failures = claim.Failures, Pause = wait }, stopping);
            return;
        }

        try
        {
            while (await SendSomeAsync(claim, stopping) is { } next)
            {
                claim = next;
            }
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            // The claim runs out by itself, and somebody sends what is left.
            Log.Broken(logger, claim.Target.SourceId, exception);
        }
        finally
        {
            context.Gate.Leave(endpoint);
        }
    }

    // The claim with what is known now; null when it is given up.
    private async Task<DeliveryClaim?> SendSomeAsync(DeliveryClaim claim, CancellationToken stopping)
    {
        var now = context.Time.GetUtcNow();
        var due = await context.Store.ReadAsync(claim, now, AtOnce, stopping);
        var batch = new DeliveryBatch(claim, context.Options, now, new Random(HashCode.Combine(claim, now)));

        foreach (var delivery in due)
        {
            if (stopping.IsCancellationRequested || !batch.MayGoOn || context.Time.GetUtcNow() - now > LongestBatch)
            {
                break;
            }

            if (await TrySendAsync(claim, delivery, stopping) is { } outcome)
            {
                batch.Note(delivery, outcome);
            }
        }

        if (stopping.IsCancellationRequested && batch.MayGoOn)
        {
            batch.Rest(TimeSpan.Zero);
        }

        var report = batch.ToReport();
        return await SettleAsync(claim, report, CancellationToken.None) ? claim with { Failures = report.Failures } : null;
    }

    // Null if it was stopped on the way: whether it arrived is not known, and it is sent again.
    private async Task<DeliveryOutcome?> TrySendAsync(DeliveryClaim claim, PendingDelivery delivery, CancellationToken stopping)
    {
        try
        {
            return await context.SendAsync(claim.Target, delivery, outcome => Tell(claim, delivery, outcome), stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
    }

    private Task<bool> SettleAsync(DeliveryClaim claim, DeliveryReport report, CancellationToken cancellationToken) =>
        context.Store.SettleAsync(claim, report, context.Time.GetUtcNow(), cancellationToken);

    private void Tell(DeliveryClaim claim, PendingDelivery delivery, DeliveryOutcome outcome)
    {
        if (outcome.IsGone)
        {
            Log.Gone(logger, claim.Target.SourceId, claim.Target.Endpoint, outcome.Error!);
        }
        else if (!outcome.IsDelivered && delivery.Attempts == 0)
        {
            Log.Failed(logger, delivery.MessageId, claim.Target.SourceId, claim.Target.Endpoint, outcome.Error!);
        }
    }
}

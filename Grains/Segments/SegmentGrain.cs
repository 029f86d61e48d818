using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.VideoSdk;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Placement;

namespace LunaVideoAgent.Grains.Segments;

[RandomPlacement]
internal sealed partial class SegmentGrain(
    SegmentAnalyser segments,
    SegmentGate gate,
    SegmentSetup setup,
    ClusterView cluster,
    IHostApplicationLifetime lifetime,
    ILogger<SegmentGrain> logger) : Grain, ISegmentGrain
{
    public Task<int> CountFreeAsync(string asking)
    {
        DeactivateOnIdle();
        return Task.FromResult(IsWillingFor(asking) ? gate.FreeForOthers : 0);
    }

    public async Task<SegmentAnswer> DetectAsync(SegmentOrder order, CancellationToken cancellationToken)
    {
        if (!IsWillingFor(order.Setup) || !gate.TryEnterForOther())
        {
            DeactivateOnIdle();
            return SegmentAnswer.Busy;
        }

        using var working = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);

        try
        {
            return await DetectInPlaceAsync(order, working.Token);
        }
        finally
        {
            gate.Leave();
            DeactivateOnIdle();
        }
    }

    private bool IsWillingFor(string other) => setup.Fits(other) && !lifetime.ApplicationStopping.IsCancellationRequested;

    private async Task<SegmentAnswer> DetectInPlaceAsync(SegmentOrder order, CancellationToken cancellationToken)
    {
        var work = new VideoWork(order.Video, order.Analytics)
        {
            IsBackground = true,
            MayContinue = () => cluster.IsActive(order.Orderer),
        };

        Log.Begins(logger, order.Index, order.Orderer);

        try
        {
            var findings = await segments.DetectAsync(work, order.ToBounds(), cancellationToken);

            if (findings is null)
            {
                Log.Failed(logger, order.Index, order.Orderer, "the video cannot be read as it was planned");
                return SegmentAnswer.Failed;
            }

            Log.Done(logger, order.Index, order.Orderer);
            return new SegmentAnswer(SegmentDocument.Write(findings), IsBusy: false);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            // Whatever it is, the one who asked does it again and has the same fault, or not.
            Log.Failed(logger, order.Index, order.Orderer, exception.Message);
            return SegmentAnswer.Failed;
        }
    }
}

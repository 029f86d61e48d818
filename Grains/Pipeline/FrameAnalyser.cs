using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>Detection, tracking and rules of one pipeline, frame by frame.</summary>
internal sealed class FrameAnalyser(PipelineJob job, PipelineServices services, IPipelineSink sink, PipelineCounters counters)
    : IFrameWork
{
    private readonly FrameCamera _camera = new(job.Images);
    private readonly AnalyticLanes _lanes = new(job, services, sink);

    /// <inheritdoc/>
    public PendingFrame Begin(Frame frame, CancellationToken cancellationToken) => _lanes.Begin(frame, cancellationToken);

    /// <inheritdoc/>
    public async Task CompleteAsync(PendingFrame pending)
    {
        using var frame = pending.Frame;
        var moment = FrameMoment.Of(frame);

        foreach (var (group, task) in pending.Detections)
        {
            var result = await task.ConfigureAwait(false);
            services.Meter.RecordDetection(result);
            _lanes.Observe(moment, group, result, _camera.At(frame));
        }

        var age = services.Time.GetUtcNow() - frame.DecodeTime;
        counters.CountAnalysed(frame.DecodeTime, age);
        services.Meter.RecordAnalysed(age);
    }

    /// <inheritdoc/>
    public void Finish() => _lanes.Finish(_camera);
}

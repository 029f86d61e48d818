using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>Detection, tracking and rules of one pipeline, frame by frame.</summary>
internal sealed class FrameAnalyser : IFrameWork
{
    private readonly PipelineJob _job;
    private readonly PipelineServices _services;
    private readonly PipelineCounters _counters;
    private readonly FrameCamera _camera;
    private readonly FaceReader _faces;
    private readonly CropReader _crops;
    private readonly AnalyticLanes _lanes;
    private readonly IPipelineSink _sink;
    private (long Index, double Offset, DateTimeOffset Time)? _last;

    /// <summary>Makes the rules of a job; with a memory they go on where others stood.</summary>
    public FrameAnalyser(PipelineJob job, PipelineServices services, IPipelineSink sink, PipelineCounters counters)
    {
        _job = job;
        _services = services;
        _sink = sink;
        _counters = counters;
        _camera = new FrameCamera(job.Images);
        _faces = new FaceReader(services);
        _crops = new CropReader(services);
        _lanes = new AnalyticLanes(job, services, sink);

        if (job.Memory is { } memory && _lanes.TryRecall(memory))
        {
            _last = (memory.LastIndex, memory.LastOffset, memory.LastTime);
            _counters.GoOn(memory.Analysed, memory.Dropped, memory.Reconnects);
        }
    }

    /// <inheritdoc/>
    public long? LastIndex => _last?.Index;

    /// <inheritdoc/>
    public PendingFrame Begin(Frame frame, CancellationToken cancellationToken) => _lanes.Begin(frame, cancellationToken);

    /// <inheritdoc/>
    public async Task CompleteAsync(PendingFrame pending, CancellationToken cancellationToken)
    {
        using var frame = pending.Frame;
        var found = new List<GroupFinding>(pending.Detections.Count);

        foreach (var (group, task) in pending.Detections)
        {
            var result = await task.ConfigureAwait(false);
            _services.Meter.RecordDetection(result);
            found.Add(new GroupFinding(group, result, group.LooksIn(frame, result.Detections)));
        }

        await _job.MayTellAsync(cancellationToken).ConfigureAwait(false);

        // If it was stopped above no tracker has seen the frame; from here on only the loss of the right to tell stops it.
        var stages = new StageTimes(pending.BeginTime, _services.Time.GetUtcNow(), frame.DecodeDuration);
        var moment = FrameMoment.Of(frame) with { Stages = stages };
        var sightings = AnalyticLanes.Track(moment, found);

        for (var i = 0; i < sightings.Count; i++)
        {
            sightings[i] = await _faces.ReadAsync(frame, sightings[i]).ConfigureAwait(false);
            sightings[i] = await _crops.ReadAsync(frame, sightings[i]).ConfigureAwait(false);
        }

        await _job.MayTellAsync(CancellationToken.None).ConfigureAwait(false);
        _lanes.Observe(moment, sightings, _camera.At(frame));
        _sink.Completed(frame);

        _last = (frame.Position.Index, frame.TimeOffset, frame.DecodeTime);
        var age = _services.Time.GetUtcNow() - frame.DecodeTime;
        _counters.CountAnalysed(frame.DecodeTime, age);
        _services.Meter.RecordAnalysed(age);
    }

    /// <inheritdoc/>
    public void Finish() => _lanes.Finish(_camera);

    /// <inheritdoc/>
    public PipelineMemory? Remember()
    {
        if (_last is not var (index, offset, time))
        {
            return null;
        }

        _camera.KeepAll();

        return new PipelineMemory
        {
            LastIndex = index,
            LastOffset = offset,
            LastTime = time,
            Trackers = [.. _lanes.Groups.Select(group => group.Remember())],
            Rules = _lanes.Remember(),
            Analysed = _counters.Analysed,
            Dropped = _counters.Dropped,
            Reconnects = _counters.Reconnects,
        };
    }
}

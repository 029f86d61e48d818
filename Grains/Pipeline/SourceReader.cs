using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>Opens a source, reads what is wanted, and opens it again when it is lost. Runs on the reader thread and blocks it.</summary>
internal sealed class SourceReader(PipelineJob job, PipelineServices services, IPipelineSink sink, PipelineCounters counters)
{
    private const double LeastGapSeconds = 0.001;

    private readonly ReconnectPolicy _reconnects = new(job.Data);
    private readonly IFrameSampler _sampler = NewSampler(job);
    private double _lastOffset = FirstOffset(job, services.Time);
    private long _lastTimestamp;
    private FrameSourceStatistics _counted;
    private SourceStandby? _standby = job.Standby;

    /// <summary>Reads until the source ends for good.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public PipelineOutcome Run(Action<Frame> handOver, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                if (ReadOnce(handOver, cancellationToken) is { } outcome)
                {
                    return outcome;
                }
            }
            catch (MediaException fault)
            {
                var attempt = _reconnects.Next(fault);

                if (attempt is null)
                {
                    return OutcomeOf(fault);
                }

                counters.CountReconnect();
                services.Meter.CountReconnect();
                sink.Reconnecting(attempt);
                cancellationToken.WaitHandle.WaitOne(attempt.Delay);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private PipelineOutcome? ReadOnce(Action<Frame> handOver, CancellationToken cancellationToken)
    {
        var opened = TakeStandby(cancellationToken);
        using var source = opened?.Source ?? NewSource();

        try
        {
            _counted = default;
            var info = opened?.Info ?? source.Open(cancellationToken);
            counters.Open(source, info);
            sink.Opened(info);
            HandOverFirst(opened?.First, handOver);

            while (job.MayContinue() && source.Read(_sampler, cancellationToken) is { } frame)
            {
                Take(frame, handOver);
                Check(source.Statistics);
            }
        }
        finally
        {
            Count(source.Statistics);
            counters.Close();
        }

        if (!job.MayContinue())
        {
            throw new OperationCanceledException("The lease is lost.");
        }

        // A camera that is a recording begins again; the retries of its end are counted like any other's.
        return job.IsLive
            ? throw new MediaException(MediaErrorKind.EndOfStream, "end of stream")
            : PipelineOutcome.Ended;
    }

    private IFrameSource NewSource() => services.Sources.Create(
        SourceOptionsBuilder.Build(job.Data, services.Options, NextOffset()) with { Segment = job.Segment });

    // Once: whatever comes of it, the next opening is a usual one.
    private OpenedSource? TakeStandby(CancellationToken cancellationToken)
    {
        using var standby = Interlocked.Exchange(ref _standby, null);
        return standby?.Take(NextOffset(), cancellationToken);
    }

    private void HandOverFirst(Frame? frame, Action<Frame> handOver)
    {
        if (frame is null)
        {
            return;
        }

        if (job.MayContinue() && _sampler.Wants(frame.Position))
        {
            Take(frame, handOver);
        }
        else
        {
            frame.Dispose();
        }
    }

    private void Take(Frame frame, Action<Frame> handOver)
    {
        _reconnects.Succeeded();
        _lastOffset = frame.TimeOffset;
        _lastTimestamp = services.Time.GetTimestamp();
        handOver(frame);
    }

    // A file is read again from its beginning, and what was analysed before is passed over.
    private static IFrameSampler NewSampler(PipelineJob job)
    {
        var sampler = new FrameRateSampler([.. job.Analytics.Select(analytic => analytic.Parameters.Rate)]);
        return !job.IsLive && (job.Memory?.LastIndex ?? job.LastIndex) is { } last ? new ResumingSampler(sampler, last) : sampler;
    }

    // The time of a camera goes on as after a reconnect, even if the clocks of two machines differ.
    private static double FirstOffset(PipelineJob job, TimeProvider time)
    {
        if (job.Memory is not { } memory || !job.IsLive)
        {
            return job.Data.StartTimeSeconds;
        }

        return memory.LastOffset + Math.Max(LeastGapSeconds, (time.GetUtcNow() - memory.LastTime).TotalSeconds);
    }

    // After a reconnect time goes on where it was, plus the gap: it never runs backwards for tracker and events.
    private double NextOffset() =>
        _lastTimestamp == 0 ? _lastOffset : _lastOffset + services.Time.GetElapsedTime(_lastTimestamp).TotalSeconds;

    private void Check(FrameSourceStatistics statistics)
    {
        Count(statistics);

        if (statistics.Errors > job.MaxErrorCount)
        {
            throw new MediaException(MediaErrorKind.Damaged, $"more than {job.MaxErrorCount} decoding errors");
        }
    }

    private void Count(FrameSourceStatistics statistics)
    {
        services.Meter.CountRead(_counted, statistics);
        _counted = statistics;
    }

    private static PipelineOutcome OutcomeOf(MediaException fault) =>
        fault.Kind is MediaErrorKind.EndOfStream
            ? PipelineOutcome.Ended
            : new PipelineOutcome(new PipelineFault(fault.Message, fault.Kind));
}

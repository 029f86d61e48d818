using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Analytics.Schedules;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>Everything a running stream holds: lease, feed, journal and pipeline. Made by <see cref="StreamRuntimeFactory"/>.</summary>
internal sealed class StreamRuntime(
    StreamSnapshot stream,
    Holding holding,
    StreamFeeds feeds,
    StreamWriters writers,
    AnalysisPipeline pipeline,
    TimeProvider time)
{
    // Listeners between two polls must still find the last items and the closed mark.
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(2);

    // A handover cannot wait that long; a listener that follows is back within some milliseconds.
    private static readonly TimeSpan ShortLinger = TimeSpan.FromMilliseconds(20);

    /// <summary>The stream as it was taken.</summary>
    public StreamSnapshot Stream => stream;

    /// <summary>Slot and lease.</summary>
    public Holding Holding => holding;

    /// <summary>What others read of it.</summary>
    public StreamFeeds Feeds => feeds;

    /// <summary>What its pipeline counts.</summary>
    public PipelineCounters Counters => pipeline.Counters;

    /// <summary>Live figures.</summary>
    public StreamStatistics Statistics
    {
        get
        {
            var counters = pipeline.Counters;
            var source = counters.Source;

            return new StreamStatistics
            {
                FramesDecoded = source.Decoded,
                FramesCorrupt = source.Corrupt,
                FramesAnalysed = counters.Analysed,
                FramesDropped = counters.Dropped,
                FramesLate = source.Late,
                Reconnects = counters.Reconnects,
                LastFrameTime = counters.LastFrameTime,
                AgeOfResult = counters.LastFrameTime is null ? null : counters.AgeOfResult,
                Width = counters.Info?.Width ?? 0,
                Height = counters.Info?.Height ?? 0,
                Decoder = counters.Info?.Codec,
                FramesRead = source.Frames,
                Newest = feeds.Live.Newest,
            };
        }
    }

    /// <summary>The last frame that was analysed; null if there is none, or if the source had ended. Only once it is stopped.</summary>
    public long? LastIndex => pipeline.LastIndex;

    /// <summary>
    /// Waits for the pipeline's own end, or for that of the stream's working hours, writes what became of it and tells the listeners.
    /// Returns when all is told.
    /// </summary>
    public async Task RunToEndAsync(CancellationToken stopping)
    {
        var hours = new StreamHours(stream.Settings.Analytics);
        using var watch = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var closed = hours.WaitUntilClosedAsync(time, watch.Token);

        await Task.WhenAny(pipeline.Completion, closed);

        if (closed.IsCompletedSuccessfully && !pipeline.Completion.IsCompleted)
        {
            await RestAsync(hours, stopping);
            return;
        }

        await watch.CancelAsync();
        await ReportEndAsync(stopping);
    }

    private async Task ReportEndAsync(CancellationToken stopping)
    {
        PipelineOutcome outcome;

        try
        {
            outcome = await pipeline.Completion.WaitAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (AgentException exception)
        {
            outcome = new PipelineOutcome(new PipelineFault(exception.Error.Detail, MediaErrorKind.Configuration));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A fault of ours or of the inference runtime ends this stream, never the silo.
            writers.Journal.NoteFault(exception);
            outcome = new PipelineOutcome(new PipelineFault($"internal error: {exception.Message}", Kind: null));
        }

        await EndAsync(outcome);
        await LingerAsync(stopping);
    }

    /// <summary>Returns once the lease belongs to somebody else: the loop here must not go on.</summary>
    public async Task LostAsync(CancellationToken stopping)
    {
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onLost = holding.Lease.Lost.Register(() => lost.TrySetResult());
        await using var onStopping = stopping.Register(() => lost.TrySetResult());
        await lost.Task;
    }

    /// <summary>Somebody else decided that it ends here: tells the listeners.</summary>
    public void Tell(StreamStatus status)
    {
        feeds.Events.AppendStatus(status, error: null, time.GetUtcNow());
        feeds.Close();
    }

    /// <summary>Stops the loop after a frame; listeners may still read what it told.</summary>
    public async Task QuietAsync()
    {
        await pipeline.StopAfterNextAsync();
        feeds.Close();
    }

    /// <summary>Gives whoever reads the moment it takes to read the last items.</summary>
    public Task WaitForReadersAsync() => Task.Delay(ShortLinger, time);

    /// <summary>What another owner needs to go on; null if there is nothing. Only once it is stopped.</summary>
    public PipelineMemory? Remember() => pipeline.Remember();

    /// <summary>Stops the loop and frees what it holds but lease and slot.</summary>
    public async Task StopAsync()
    {
        feeds.Close();
        await pipeline.DisposeAsync();
        await writers.DisposeAsync();
    }

    private Task LingerAsync(CancellationToken stopping) =>
        Task.Delay(Linger, time, stopping).ContinueWith(_ => { }, TaskScheduler.Default);

    // Decoding stops, open events end, and the slot is given back: others may have it until the schedule begins again.
    private async Task RestAsync(StreamHours hours, CancellationToken stopping)
    {
        try
        {
            await pipeline.CloseAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        var now = time.GetUtcNow();
        var move = StreamLifecycle.Rest(holding.Lease.Lease, now, hours.FirstOpening(now), pipeline.Counters.LastFrameTime);

        if (await writers.Journal.MoveAsync(move))
        {
            feeds.Events.AppendStatus(StreamStatus.Paused, error: null, now);
        }

        feeds.Close();
        await LingerAsync(stopping);
    }

    private async Task EndAsync(PipelineOutcome outcome)
    {
        var now = time.GetUtcNow();
        var fault = outcome.Fault is { } reason
            ? new StreamFault(
                $"Stream processing error: {reason.Message}",
                ReconnectPolicy.IsFatal(reason.Kind) || stream.Settings.Data.Type is StreamSourceType.VideoFile,
                pipeline.Counters.LastFrameTime)
            : null;
        var move = fault is null
            ? StreamLifecycle.Finish(holding.Lease.Lease, now, pipeline.Counters.LastFrameTime)
            : StreamLifecycle.Fail(stream, holding.Lease.Lease, fault, now);

        if (await writers.Journal.MoveAsync(move))
        {
            feeds.Events.AppendStatus(move.Path[^1], fault?.Message, now);
        }

        feeds.Close();
    }
}

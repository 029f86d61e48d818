using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Segments;

namespace LunaVideoAgent.Grains.VideoSdk;

/// <summary>From a video to its result, for those who wait and for tasks.</summary>
internal sealed class VideoAnalyser(PipelineServices pipelines, ParallelAnalyser parallel)
{
    /// <summary>The clock.</summary>
    public TimeProvider Time => pipelines.Time;

    /// <summary>Reads the whole video, in segments at once where that gives the same result.</summary>
    /// <exception cref="AgentException">43001 to 43005, 43010.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or it may not go on.</exception>
    public async Task<VideoResult> AnalyseAsync(VideoWork work, CancellationToken cancellationToken) =>
        await parallel.TryAnalyseAsync(work, cancellationToken) ?? await AnalyseInOneGoAsync(work, cancellationToken);

    /// <summary>Reads the whole video from its start to its end.</summary>
    /// <exception cref="AgentException">43001 to 43005, 43010.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or it may not go on.</exception>
    public async Task<VideoResult> AnalyseInOneGoAsync(VideoWork work, CancellationToken cancellationToken)
    {
        var sink = new VideoResultSink(work.Analytics, work.Progress);
        await using var pipeline = new AnalysisPipeline(work.ToJob(), pipelines, sink);
        sink.Watch(pipeline.Counters);
        pipeline.Start();

        try
        {
            var outcome = await pipeline.Completion.WaitAsync(cancellationToken);

            return outcome.Fault is { } fault
                ? throw VideoFault.ToError(fault, work.Video.Data.Reference)
                : sink.ToResult(pipeline.Counters.Source);
        }
        catch (AgentException failed) when (failed.Error.Code == AgentErrorCodes.AnalyticFailed)
        {
            // The video can be read; it is the analytics that cannot work on it.
            return sink.ToResult(pipeline.Counters.Source, failed.Error);
        }
    }
}

using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Pipeline;

namespace LunaVideoAgent.Grains.VideoSdk;

internal sealed class VideoSdkGrain(PipelineServices pipelines, VideoGate gate) : Grain, IVideoSdkGrain
{
    // An hour of 25 frames a second: an answer is a whole document in memory.
    private const int FramesOfAnEvent = 90_000;

    public async Task<VideoResult> AnalyseAsync(
        VideoSettings video,
        IReadOnlyList<AnalyticSettings> analytics,
        CancellationToken cancellationToken)
    {
        for (var i = 0; i < analytics.Count; i++)
        {
            if (pipelines.Rules.FindFault(analytics[i]) is { } fault)
            {
                throw AgentErrors.InvalidBody($"analytics.{i}.parameters.{fault.Path}", fault.Message);
            }
        }

        if (!gate.TryEnter())
        {
            throw AgentErrors.Busy();
        }

        try
        {
            return await AnalyseInSlotAsync(video, analytics, cancellationToken);
        }
        finally
        {
            gate.Leave();
        }
    }

    private async Task<VideoResult> AnalyseInSlotAsync(
        VideoSettings video,
        IReadOnlyList<AnalyticSettings> analytics,
        CancellationToken cancellationToken)
    {
        var sink = new VideoResultSink(analytics);
        var job = new PipelineJob
        {
            Data = video.Data,
            Analytics = analytics,
            Images = new InlineImages(),
            MaxErrorCount = video.MaxErrorCount,
            EventFrameLimit = FramesOfAnEvent,
        };

        await using var pipeline = new AnalysisPipeline(job, pipelines, sink);
        pipeline.Start();

        try
        {
            var outcome = await pipeline.Completion.WaitAsync(cancellationToken);

            return outcome.Fault is { } fault
                ? throw VideoFault.ToError(fault, video.Data.Reference)
                : sink.ToResult(pipeline.Counters.Source);
        }
        catch (AgentException failed) when (failed.Error.Code == AgentErrorCodes.AnalyticFailed)
        {
            // The video can be read; it is the analytics that cannot work on it.
            return sink.ToResult(pipeline.Counters.Source, failed.Error);
        }
    }
}

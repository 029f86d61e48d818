using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Pipeline;
using Orleans.Concurrency;

namespace LunaVideoAgent.Grains.VideoSdk;

[StatelessWorker]
internal sealed class VideoSdkGrain(PipelineServices pipelines, VideoGate gate) : Grain, IVideoSdkGrain
{
    public async Task<VideoResult> AnalyseAsync(
        VideoSettings video,
        IReadOnlyList<AnalyticSettings> analytics,
        CancellationToken cancellationToken)
    {
        if (analytics.Any(analytic => !pipelines.Rules.Supports(analytic.Name)))
        {
            throw AgentErrors.UnknownAnalytic();
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
        };

        await using var pipeline = new AnalysisPipeline(job, pipelines, sink);
        pipeline.Start();
        var outcome = await pipeline.Completion.WaitAsync(cancellationToken);

        return outcome.Fault is { } fault
            ? throw VideoFault.ToError(fault, video.Data.Reference)
            : sink.ToResult(pipeline.Counters.Source);
    }
}

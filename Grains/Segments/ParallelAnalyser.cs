using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Tasks;
using LunaVideoAgent.Grains.VideoSdk;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Media.Segments;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>
/// Analyses a video in segments at once: decoding and detection each by itself, then one ordered pass of tracker and rules, then the
/// pictures that its events need. The result is the one of a pipeline over the whole video, or there is none.
/// </summary>
internal sealed partial class ParallelAnalyser(
    PipelineServices pipelines,
    IVideoPlanner planner,
    SegmentScheduler scheduler,
    SegmentPortraits portraits,
    IOptions<TaskOptions> options,
    ILogger<ParallelAnalyser> logger)
{
    /// <summary>The result; null if the video must be read in one go.</summary>
    /// <exception cref="OperationCanceledException">Cancelled, or it may not go on.</exception>
    public async Task<VideoResult?> TryAnalyseAsync(VideoWork work, CancellationToken cancellationToken)
    {
        if (work.Analytics.Any(analytic => pipelines.Rules.NeedsOf(analytic).HasFlag(DetectionNeeds.Pixels)))
        {
            Log.InOneGo(logger, "an analytic looks at pixels");
            return null;
        }

        if (await PlanAsync(work, cancellationToken).ConfigureAwait(false) is not { } plan)
        {
            return null;
        }

        work.Progress.Expect(plan.Frames);

        if (await DetectAsync(work, plan, cancellationToken).ConfigureAwait(false) is not { } findings)
        {
            return null;
        }

        var camera = new OrderingCamera();
        var result = FindingsReplay.Run(work, plan, findings, pipelines, camera);
        var wanted = PictureAlbum.References(result).ToDictionary(reference => reference, camera.Find);
        var pictures = await portraits.TakeAsync(work, plan, wanted, cancellationToken).ConfigureAwait(false);
        return PictureAlbum.Fill(result, pictures);
    }

    private async Task<VideoPlan?> PlanAsync(VideoWork work, CancellationToken cancellationToken)
    {
        var data = work.Video.Data;
        var source = SourceOptionsBuilder.Build(data, pipelines.Options, data.StartTimeSeconds);

        try
        {
            var plan = await BackgroundWork.RunAsync(
                work.IsBackground,
                () => planner.Plan(source, options.Value.SegmentLength, cancellationToken),
                cancellationToken).ConfigureAwait(false);

            if (plan.Refusal is null)
            {
                return plan;
            }

            Log.InOneGo(logger, plan.Refusal);
        }
        catch (MediaException)
        {
            // Reading it in one go meets the same fault and knows what to call it.
        }

        return null;
    }

    private async Task<IReadOnlyList<SegmentFindings>?> DetectAsync(VideoWork work, VideoPlan plan, CancellationToken cancellationToken)
    {
        var findings = await scheduler.DetectAsync(work, plan, cancellationToken).ConfigureAwait(false);

        if (findings is not null && FitAll(findings))
        {
            return findings;
        }

        Log.Differs(logger);
        return null;
    }

    private static bool FitAll(IReadOnlyList<SegmentFindings> findings) =>
        findings.Zip(findings.Skip(1), (one, next) => one.Seams.Fits(next.Seams)).All(fits => fits);
}

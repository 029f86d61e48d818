using LunaVideoAgent.Grains.Abstractions.Errors;
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
    SegmentAnalyser segments,
    SegmentGate gate,
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
        var pictures = await PortrayAsync(work, plan, camera, PictureAlbum.References(result), cancellationToken).ConfigureAwait(false);
        return PictureAlbum.Fill(result, pictures);
    }

    private async Task<VideoPlan?> PlanAsync(VideoWork work, CancellationToken cancellationToken)
    {
        var data = work.Video.Data;
        var source = SourceOptionsBuilder.Build(data, pipelines.Options, data.StartTimeSeconds);

        try
        {
            var plan = await BackgroundAsync(
                work,
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

    private async Task<SegmentFindings[]?> DetectAsync(VideoWork work, VideoPlan plan, CancellationToken cancellationToken)
    {
        using var run = new SegmentRun(work, gate.Capacity, cancellationToken);
        var kept = await work.Checkpoints.LoadAsync(cancellationToken).ConfigureAwait(false);
        var findings = await Task
            .WhenAll(plan.Segments.Select(bounds => DetectAsync(run, bounds, kept.GetValueOrDefault(bounds.Index))))
            .ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();

        if (findings.All(one => one is not null) && FitAll(findings!))
        {
            return findings!;
        }

        Log.Differs(logger);
        return null;
    }

    private static bool FitAll(SegmentFindings[] findings) =>
        findings.Zip(findings.Skip(1), (one, next) => one.Seams.Fits(next.Seams)).All(fits => fits);

    private async Task<SegmentFindings?> DetectAsync(SegmentRun run, SegmentBounds bounds, byte[]? kept)
    {
        if (kept is not null && SegmentDocument.Read(kept) is { } checkpoint && checkpoint.IsOf(bounds))
        {
            run.Done(bounds.Frames);
            return checkpoint;
        }

        try
        {
            return await DetectInPlaceAsync(run, bounds).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (run.IsGivenUp)
        {
            return null;
        }
    }

    private async Task<SegmentFindings?> DetectInPlaceAsync(SegmentRun run, SegmentBounds bounds)
    {
        await run.EnterAsync(gate).ConfigureAwait(false);

        try
        {
            var findings = await segments.DetectAsync(run.Work, bounds, run.Token).ConfigureAwait(false);

            if (findings is null || !findings.IsOf(bounds))
            {
                run.GiveUp();
                return null;
            }

            await run.Work.Checkpoints.SaveAsync(bounds.Index, SegmentDocument.Write(findings), run.Token).ConfigureAwait(false);
            run.Done(bounds.Frames);
            return findings;
        }
        catch (AgentException)
        {
            // An analytic cannot work on this video; reading it in one go tells so.
            run.GiveUp();
            return null;
        }
        finally
        {
            run.Leave(gate);
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> PortrayAsync(
        VideoWork work,
        VideoPlan plan,
        OrderingCamera camera,
        IReadOnlyList<string> references,
        CancellationToken cancellationToken)
    {
        using var run = new SegmentRun(work, gate.Capacity, cancellationToken);
        var pictures = await Task.WhenAll(references.GroupBy(reference => camera.Find(reference).Segment).Select(async group =>
        {
            await run.EnterAsync(gate).ConfigureAwait(false);

            try
            {
                PictureOrder[] orders = [.. group.Select(camera.Find)];
                var taken = await BackgroundAsync(
                    work,
                    () => segments.Portray(work, plan.Segments[group.Key], orders, run.Token),
                    run.Token).ConfigureAwait(false);
                return group.Zip(taken);
            }
            finally
            {
                run.Leave(gate);
            }
        })).ConfigureAwait(false);

        return pictures.SelectMany(pairs => pairs).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    // A thread of its own: the work blocks, and its place in the system's queue is the thread's.
    private static Task<T> BackgroundAsync<T>(VideoWork work, Func<T> action, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(
            () =>
            {
                if (work.IsBackground)
                {
                    BackgroundThread.Enter();
                }

                return action();
            },
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
}

using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.VideoSdk;
using LunaVideoAgent.Inference.Media.Segments;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>
/// Spreads the segments of a video: over the places of this silo, in turns with its other tasks, and over those that other silos have free.
/// A segment that another silo does not finish is done here.
/// </summary>
internal sealed partial class SegmentScheduler(
    SegmentAnalyser segments,
    SegmentGate gate,
    ISegmentPeers peers,
    TimeProvider time,
    ILogger<SegmentScheduler> logger)
{
    private static readonly TimeSpan LookAround = TimeSpan.FromSeconds(1);

    /// <summary>What is in each segment; null if the video must be read in one go.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<IReadOnlyList<SegmentFindings>?> DetectAsync(VideoWork work, VideoPlan plan, CancellationToken cancellationToken)
    {
        var kept = await RecallAsync(work, plan, cancellationToken).ConfigureAwait(false);
        using var run = new SegmentRun(work, plan.Segments, kept, cancellationToken);
        using var places = new SegmentPlaces(work, gate);

        try
        {
            await Task.WhenAll(WorkHereAsync(run, places), work.MaySpread ? WorkElsewhereAsync(run) : Task.CompletedTask)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (run.IsGivenUp && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        return run.IsGivenUp ? null : [.. run.Findings.Select(findings => findings!)];
    }

    private static async Task<IReadOnlyDictionary<int, SegmentFindings>> RecallAsync(
        VideoWork work, VideoPlan plan, CancellationToken cancellationToken)
    {
        var documents = await work.Checkpoints.LoadAsync(cancellationToken).ConfigureAwait(false);
        var kept = new Dictionary<int, SegmentFindings>();

        foreach (var bounds in plan.Segments)
        {
            if (documents.TryGetValue(bounds.Index, out var document)
                && SegmentDocument.Read(document) is { } findings
                && findings.IsOf(bounds))
            {
                kept.Add(bounds.Index, findings);
            }
        }

        return kept;
    }

    private async Task WorkHereAsync(SegmentRun run, SegmentPlaces places)
    {
        var working = new List<Task>();

        try
        {
            while (await run.Board.WaitForOpenAsync(run.Token).ConfigureAwait(false)
                && await places.TryEnterAsync(run.Board.Done, run.Token).ConfigureAwait(false))
            {
                if (run.Board.TryTake() is { } bounds)
                {
                    working.Add(DetectHereAsync(run, places, bounds));
                    continue;
                }

                // Another silo was faster.
                places.Leave();
            }
        }
        finally
        {
            // A fault among them is the reason why the others were cancelled, and comes before it.
            await Task.WhenAll(working).ConfigureAwait(false);
        }
    }

    private async Task DetectHereAsync(SegmentRun run, SegmentPlaces places, SegmentBounds bounds)
    {
        try
        {
            var findings = await segments.DetectAsync(run.Work, bounds, run.Token).ConfigureAwait(false);

            if (findings is null || !findings.IsOf(bounds))
            {
                run.GiveUp();
                return;
            }

            await run.FinishAsync(bounds, findings).ConfigureAwait(false);
            Log.DoneHere(logger, bounds.Index, run.Findings.Count);
        }
        catch (AgentException)
        {
            // An analytic cannot work on this video; reading it in one go tells so.
            run.GiveUp();
        }
        catch
        {
            // Also where it may not go on: nobody gives the segment back.
            run.Stop();
            throw;
        }
        finally
        {
            places.Leave();
        }
    }

    private async Task WorkElsewhereAsync(SegmentRun run)
    {
        var working = new List<Task>();

        try
        {
            while (!run.Board.Done.IsCompleted)
            {
                var offers = Task.WhenAll(peers.Silos.Where(run.IsFit).Select(silo => AskAsync(silo, run)));
                await Task.WhenAny(offers, run.Board.Done).ConfigureAwait(false);

                if (offers.IsCompletedSuccessfully)
                {
                    working.RemoveAll(task => task.IsCompletedSuccessfully);
                    working.AddRange((await offers.ConfigureAwait(false)).SelectMany(offer => Send(offer, run)));
                }

                await Task.WhenAny(run.Board.Done, Task.Delay(LookAround, time, run.Token)).ConfigureAwait(false);
                run.Token.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            await Task.WhenAll(working).ConfigureAwait(false);
        }
    }

    private async Task<Offer> AskAsync(SiloAddress silo, SegmentRun run) =>
        new(silo, run.Board.OpenForOthers == 0 ? 0 : await peers.CountFreeAsync(silo, run.Work, run.Token).ConfigureAwait(false));

    // No more than are open: a silo that has many places is not asked for all of them.
    private IEnumerable<Task> Send(Offer offer, SegmentRun run) =>
        Enumerable.Range(0, Math.Min(offer.Places, run.Board.OpenForOthers)).Select(_ => DetectThereAsync(run, offer.Silo));

    private async Task DetectThereAsync(SegmentRun run, SiloAddress silo)
    {
        while (run.IsFit(silo) && run.Board.TryTakeForOther() is { } bounds)
        {
            try
            {
                if (!await TryDetectThereAsync(run, silo, bounds).ConfigureAwait(false))
                {
                    return;
                }
            }
            catch
            {
                run.Stop();
                throw;
            }
        }
    }

    private async Task<bool> TryDetectThereAsync(SegmentRun run, SiloAddress silo, SegmentBounds bounds)
    {
        var answer = await peers.DetectAsync(silo, run.Work, bounds, run.Token).ConfigureAwait(false);

        if (answer.IsBusy)
        {
            run.Board.GiveBack(bounds);
            return false;
        }

        if (answer.Document is { } document && SegmentDocument.Read(document) is { } findings && findings.IsOf(bounds))
        {
            await run.FinishAsync(bounds, findings).ConfigureAwait(false);
            Log.DoneElsewhere(logger, bounds.Index, run.Findings.Count, silo);
            return true;
        }

        run.Exclude(silo);
        run.Board.Keep(bounds);
        return false;
    }

    private readonly record struct Offer(SiloAddress Silo, int Places);
}

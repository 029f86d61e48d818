using LunaVideoAgent.Grains.VideoSdk;
using LunaVideoAgent.Inference.Media.Segments;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>Takes the pictures that events need from the segments that they are in, on the places of this silo.</summary>
internal sealed class SegmentPortraits(SegmentAnalyser segments, SegmentGate gate)
{
    /// <summary>Pictures in base64 by the references that events have.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<IReadOnlyDictionary<string, string>> TakeAsync(
        VideoWork work,
        VideoPlan plan,
        IReadOnlyDictionary<string, PictureOrder> wanted,
        CancellationToken cancellationToken)
    {
        using var places = new SegmentPlaces(work, gate);
        var taking = new List<Task<IEnumerable<KeyValuePair<string, string>>>>();

        try
        {
            foreach (var group in wanted.GroupBy(pair => pair.Value.Segment))
            {
                await places.EnterAsync(cancellationToken).ConfigureAwait(false);
                taking.Add(TakeAsync(new Sitting(work, plan.Segments[group.Key], [.. group]), places, cancellationToken));
            }
        }
        finally
        {
            // Whatever becomes of one, the places of all are given back.
            await Task.WhenAny(Task.WhenAll(taking)).ConfigureAwait(false);
        }

        var pictures = await Task.WhenAll(taking).ConfigureAwait(false);
        return pictures.SelectMany(pairs => pairs).ToDictionary();
    }

    private async Task<IEnumerable<KeyValuePair<string, string>>> TakeAsync(
        Sitting sitting, SegmentPlaces places, CancellationToken cancellationToken)
    {
        try
        {
            PictureOrder[] orders = [.. sitting.Wanted.Select(pair => pair.Value)];
            var pictures = await BackgroundWork.RunAsync(
                sitting.Work.IsBackground,
                () => segments.Portray(sitting.Work, sitting.Bounds, orders, cancellationToken),
                cancellationToken).ConfigureAwait(false);
            return sitting.Wanted.Zip(pictures, (one, picture) => KeyValuePair.Create(one.Key, picture));
        }
        finally
        {
            places.Leave();
        }
    }

    private sealed record Sitting(VideoWork Work, SegmentBounds Bounds, IReadOnlyList<KeyValuePair<string, PictureOrder>> Wanted);
}

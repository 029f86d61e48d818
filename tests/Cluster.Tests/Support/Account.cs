namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>The account of everything a watch saw: what is missing, what came twice, what overlaps, and how long nothing came.</summary>
internal sealed record Account(int Frames, int Holes, int Duplicates, int Overlaps, TimeSpan WorstGap, IReadOnlyList<long> Epochs)
{
    public static Account Of(StreamWatch watch)
    {
        var items = watch.Items;
        var frames = items.Where(item => item.IsFrame).ToList();
        var pairs = items.Zip(items.Skip(1)).ToList();

        return new Account(
            frames.Count,
            Holes: pairs.Count(pair => pair.First.Epoch == pair.Second.Epoch && pair.Second.Sequence > pair.First.Sequence + 1),
            Duplicates: items.Count - items.DistinctBy(item => (item.Epoch, item.Sequence)).Count(),
            Overlaps: pairs.Count(pair => pair.First.Epoch < pair.Second.Epoch && pair.Second.Time < pair.First.Time),
            frames.Count < 2 ? TimeSpan.Zero : frames.Zip(frames.Skip(1)).Max(pair => pair.Second.Time - pair.First.Time),
            [.. items.Select(item => item.Epoch).Distinct()]);
    }

    /// <summary>Nothing is missing within an epoch, nothing came twice, and no owner went on beside its successor.</summary>
    public bool IsClean => Holes == 0 && Duplicates == 0 && Overlaps == 0 && Epochs.SequenceEqual(Epochs.Order());

    public override string ToString() =>
        $"{Frames} frames, epochs {string.Join(',', Epochs)}, {Holes} holes, {Duplicates} duplicates, {Overlaps} overlaps, "
        + $"worst gap {WorstGap.TotalSeconds:0.00} s";
}

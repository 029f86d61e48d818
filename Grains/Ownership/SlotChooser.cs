namespace LunaVideoAgent.Grains.Ownership;

/// <summary>
/// Chooses silos by the map of slots. It advises: several silos place at once, so the gate of the chosen silo has the last word.
/// </summary>
internal sealed class SlotChooser(ISlotMap map, TimeProvider time)
{
    // From here to the lease it takes some milliseconds, under load more.
    private static readonly TimeSpan Underway = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly List<(WorkKind Kind, PlacedWork Work, long Timestamp)> _placed = [];

    /// <summary>The silo of the candidates that a piece of work had best run on; null if there is none.</summary>
    public async Task<SiloAddress?> ChooseAsync(
        WorkKind kind,
        Guid workId,
        IReadOnlyList<SiloAddress> candidates,
        CancellationToken cancellationToken)
    {
        var silo = await map.ChooseAsync(kind, workId, candidates, Placed(kind), cancellationToken);

        if (silo is not null)
        {
            Remember(kind, new PlacedWork(workId, silo));
        }

        return silo;
    }

    private IReadOnlyList<PlacedWork> Placed(WorkKind kind)
    {
        lock (_lock)
        {
            _placed.RemoveAll(placed => time.GetElapsedTime(placed.Timestamp) > Underway);
            return [.. _placed.Where(placed => placed.Kind == kind).Select(placed => placed.Work)];
        }
    }

    private void Remember(WorkKind kind, PlacedWork work)
    {
        lock (_lock)
        {
            _placed.Add((kind, work, time.GetTimestamp()));
        }
    }
}

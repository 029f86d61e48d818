using Orleans.Runtime.Placement;

namespace LunaVideoAgent.Grains.Ownership;

/// <summary>
/// Chooses by the map of slots. It advises: several silos place at once, so the gate of the chosen silo has the last word.
/// </summary>
internal sealed class SlotPlacementDirector(ISlotMap map, TimeProvider time) : IPlacementDirector
{
    // From here to the lease it takes some milliseconds, under load more.
    private static readonly TimeSpan Underway = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly List<(PlacedWork Work, long Timestamp)> _placed = [];

    /// <inheritdoc/>
    public async Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var workId = target.GrainIdentity.GetGuidKey();
        var silo = await map.ChooseAsync(workId, context.GetCompatibleSilos(target), Placed(), CancellationToken.None)
            ?? throw new NoSlotException($"no silo has room for {workId}");

        Remember(new PlacedWork(workId, silo));
        return silo;
    }

    private IReadOnlyList<PlacedWork> Placed()
    {
        lock (_lock)
        {
            _placed.RemoveAll(placed => time.GetElapsedTime(placed.Timestamp) > Underway);
            return [.. _placed.Select(placed => placed.Work)];
        }
    }

    private void Remember(PlacedWork work)
    {
        lock (_lock)
        {
            _placed.Add((work, time.GetTimestamp()));
        }
    }
}

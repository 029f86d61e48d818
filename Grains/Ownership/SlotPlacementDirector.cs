using Orleans.Runtime.Placement;

namespace LunaVideoAgent.Grains.Ownership;

/// <summary>Takes the silo that the caller prepared, if it names one; else chooses.</summary>
internal sealed class SlotPlacementDirector(SlotChooser chooser) : IPlacementDirector
{
    /// <inheritdoc/>
    public async Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var kind = ((SlotPlacement)strategy).Kind;
        var workId = target.GrainIdentity.GetGuidKey();
        var candidates = context.GetCompatibleSilos(target);

        return IPlacementDirector.GetPlacementHint(target.RequestContextData, candidates)
            ?? await chooser.ChooseAsync(kind, workId, candidates, CancellationToken.None)
            ?? throw new NoSlotException($"no silo has room for {workId}");
    }
}

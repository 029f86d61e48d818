using LunaVideoAgent.Grains.Analytics;

namespace LunaVideoAgent.Grains.Ownership;

/// <summary>The map of a cluster of one: whatever comes runs here, as long as the gate lets it in.</summary>
internal sealed class LoneSlotMap(SlotGate slots) : ISlotMap
{
    /// <inheritdoc/>
    public Task<SiloAddress?> ChooseAsync(
        Guid workId,
        IReadOnlyList<SiloAddress> candidates,
        IReadOnlyList<PlacedWork> underway,
        CancellationToken cancellationToken) => Task.FromResult(candidates is [var first, ..] ? first : null);

    /// <inheritdoc/>
    public Task<SiloAddress?> FindAbleAsync(
        AnalyticDemand demand, IReadOnlyList<SiloAddress> candidates, CancellationToken cancellationToken) =>
        Task.FromResult<SiloAddress?>(null);

    /// <inheritdoc/>
    public Task<int> CountFreeAsync(CancellationToken cancellationToken) => Task.FromResult(slots.Free);

    /// <inheritdoc/>
    public Task RetireAsync(LeaseOwner owner, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<Guid?> FindSurplusAsync(LeaseOwner owner, CancellationToken cancellationToken) => Task.FromResult<Guid?>(null);
}

using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Tasks;

namespace LunaVideoAgent.Grains.Ownership;

/// <summary>The map of a cluster of one: whatever comes runs here, as long as the gate lets it in.</summary>
internal sealed class LoneSlotMap(SlotGate streams, TaskContext tasks) : ISlotMap
{
    /// <inheritdoc/>
    public Task<SiloAddress?> ChooseAsync(
        WorkKind kind,
        Guid workId,
        IReadOnlyList<SiloAddress> candidates,
        IReadOnlyList<PlacedWork> underway,
        CancellationToken cancellationToken) => Task.FromResult(candidates is [var first, ..] ? first : null);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SiloAddress>> ListAbleAsync(
        AnalyticDemand demand, IReadOnlyList<SiloAddress> candidates, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SiloAddress>>([]);

    /// <inheritdoc/>
    public Task<int> CountFreeAsync(WorkKind kind, CancellationToken cancellationToken) =>
        Task.FromResult((kind is WorkKind.Task ? tasks.Gate : streams).Free);

    /// <inheritdoc/>
    public Task RetireAsync(LeaseOwner owner, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<Guid?> FindSurplusAsync(LeaseOwner owner, CancellationToken cancellationToken) => Task.FromResult<Guid?>(null);
}

namespace LunaVideoAgent.Grains.Ownership;

/// <summary>What a silo knows of itself and of others when it looks for work.</summary>
/// <param name="Owner">This run of this silo.</param>
/// <param name="Map">Where there is room.</param>
/// <param name="Cluster">Who else looks for work.</param>
/// <param name="Signal">Wakes it.</param>
/// <param name="SiloStarted">Done once grains can be called.</param>
internal sealed record ReconcilerContext(LeaseOwner Owner, ISlotMap Map, ClusterView Cluster, ReconcilerSignal Signal, Task SiloStarted);

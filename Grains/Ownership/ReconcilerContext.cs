namespace LunaVideoAgent.Grains.Ownership;

/// <summary>What a silo knows of itself when it looks for work.</summary>
/// <param name="Owner">This run of this silo.</param>
/// <param name="Slots">What it may run.</param>
/// <param name="Signal">Wakes it.</param>
/// <param name="SiloStarted">Done once grains can be called.</param>
internal sealed record ReconcilerContext(LeaseOwner Owner, SlotGate Slots, ReconcilerSignal Signal, Task SiloStarted);

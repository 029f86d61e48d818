using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Tasks;

/// <summary>What a silo knows of itself when it looks for tasks.</summary>
/// <param name="Owner">This run of this silo.</param>
/// <param name="Gate">The exact count of the tasks it runs.</param>
/// <param name="Signal">Wakes it.</param>
/// <param name="SiloStarted">Done once grains can be called.</param>
internal sealed record TaskContext(LeaseOwner Owner, SlotGate Gate, ReconcilerSignal Signal, Task SiloStarted);

using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Tasks;

/// <summary>What a silo needs to let tasks in.</summary>
/// <param name="Gate">The exact count of the tasks it runs.</param>
/// <param name="Signal">Wakes whoever starts them.</param>
internal sealed record TaskContext(SlotGate Gate, ReconcilerSignal Signal);

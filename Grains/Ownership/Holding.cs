namespace LunaVideoAgent.Grains.Ownership;

/// <summary>What entitles a silo to run a stream: a slot of its own and the stream's lease.</summary>
internal sealed record Holding(Slot Slot, HeldLease Lease);

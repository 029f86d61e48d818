using Orleans.Placement;

namespace LunaVideoAgent.Grains.Ownership;

/// <summary>Each activation of this grain takes a slot of its silo.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SlotPlacementAttribute() : PlacementAttribute(new SlotPlacement());

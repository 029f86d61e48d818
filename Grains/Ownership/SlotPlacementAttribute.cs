using Orleans.Placement;

namespace LunaVideoAgent.Grains.Ownership;

/// <summary>Each activation of this grain takes a slot of its silo.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SlotPlacementAttribute(WorkKind kind) : PlacementAttribute(new SlotPlacement(kind))
{
    /// <summary>Whose slots they take.</summary>
    public WorkKind Kind => kind;
}

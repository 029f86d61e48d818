namespace LunaVideoAgent.Grains.Ownership;

/// <summary>Grains that take a slot go where one is free.</summary>
[GenerateSerializer, Immutable, Alias("luna.SlotPlacement")]
public sealed class SlotPlacement : PlacementStrategy;

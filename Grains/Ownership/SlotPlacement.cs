using Orleans.Metadata;

namespace LunaVideoAgent.Grains.Ownership;

/// <summary>Grains that take a slot go where one is free.</summary>
[GenerateSerializer, Immutable, Alias("luna.SlotPlacement")]
public sealed class SlotPlacement : PlacementStrategy
{
    private const string KindProperty = "luna.work-kind";

    /// <summary>What is read from the grain's properties later.</summary>
    public SlotPlacement()
    {
    }

    /// <summary>Of one kind of work.</summary>
    public SlotPlacement(WorkKind kind) => Kind = kind;

    /// <summary>Whose slots they take.</summary>
    [Id(0)] public WorkKind Kind { get; private set; }

    /// <inheritdoc/>
    public override void Initialize(GrainProperties properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        base.Initialize(properties);

        // A silo of the release before does not tell; it knows slots of streams only.
        Kind = properties.Properties.TryGetValue(KindProperty, out var kind) ? Enum.Parse<WorkKind>(kind) : WorkKind.Stream;
    }

    /// <inheritdoc/>
    public override void PopulateGrainProperties(
        IServiceProvider services, Type grainClass, GrainType grainType, Dictionary<string, string> properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        base.PopulateGrainProperties(services, grainClass, grainType, properties);
        properties[KindProperty] = Kind.ToString();
    }
}

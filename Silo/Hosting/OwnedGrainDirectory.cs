using System.Diagnostics.CodeAnalysis;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Silo.Storage.Postgres;
using Orleans.GrainDirectory;
using Orleans.Metadata;
using Orleans.Runtime.GrainDirectory;

namespace LunaVideoAgent.Silo.Hosting;

/// <summary>Chooses the directory of a grain: those that take slots have theirs in the database, others the default one.</summary>
internal sealed class OwnedGrainDirectory(PostgresGrainDirectory directory) : IGrainDirectoryResolver
{
    /// <inheritdoc/>
    public bool TryResolveGrainDirectory(
        GrainType grainType,
        GrainProperties? properties,
        [NotNullWhen(true)] out IGrainDirectory? grainDirectory)
    {
        grainDirectory = properties is not null && TakesSlots(properties) ? directory : null;
        return grainDirectory is not null;
    }

    private static bool TakesSlots(GrainProperties properties) =>
        properties.Properties.TryGetValue(WellKnownGrainTypeProperties.PlacementStrategy, out var placement)
        && placement == nameof(SlotPlacement);
}

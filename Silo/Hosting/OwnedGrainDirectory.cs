using System.Diagnostics.CodeAnalysis;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Silo.Storage.Postgres;
using Orleans.GrainDirectory;
using Orleans.Metadata;
using Orleans.Runtime.GrainDirectory;

namespace LunaVideoAgent.Silo.Hosting;

/// <summary>
/// Chooses the directory of a grain: those that hold leases have theirs in the database, others the default one. This program's own
/// classes decide, not what silos of another version say of theirs.
/// </summary>
internal sealed class OwnedGrainDirectory(PostgresGrainDirectory directory, GrainTypeResolver grainTypes) : IGrainDirectoryResolver
{
    private readonly HashSet<GrainType> _owned =
    [
        .. typeof(HoldsLeaseAttribute).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(HoldsLeaseAttribute), inherit: false))
            .Select(grainTypes.GetGrainType),
    ];

    /// <inheritdoc/>
    public bool TryResolveGrainDirectory(
        GrainType grainType,
        GrainProperties? properties,
        [NotNullWhen(true)] out IGrainDirectory? grainDirectory)
    {
        grainDirectory = _owned.Contains(grainType) ? directory : null;
        return grainDirectory is not null;
    }
}

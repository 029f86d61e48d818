using Dapper;
using LunaVideoAgent.Grains.Ownership;
using Npgsql;
using Orleans.GrainDirectory;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>
/// Where grains that hold leases are activated. The default directory lives in the silos, and forgets healthy grains when the silo dies
/// that kept their entries; this one forgets only what was on the dead silo itself.
/// </summary>
internal sealed partial class PostgresGrainDirectory(PostgresDatabase database) : IGrainDirectory
{
    /// <inheritdoc/>
    public Task<GrainAddress?> Register(GrainAddress address) => Register(address, previousAddress: null);

    /// <inheritdoc/>
    public async Task<GrainAddress?> Register(GrainAddress address, GrainAddress? previousAddress)
    {
        var parameters = new
        {
            database.ClusterId,
            GrainId = address.GrainId.ToString(),
            ActivationId = address.ActivationId.ToParsableString(),
            Silo = address.SiloAddress!.ToParsableString(),
            Owner = LeaseOwner.Of(address.SiloAddress).Name,
            MembershipVersion = address.MembershipVersion.Value,
            PreviousActivationId = previousAddress?.ActivationId.ToParsableString(),
            PreviousSilo = previousAddress?.SiloAddress?.ToParsableString(),
        };

        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        await connection.ExecuteAsync(Sql.Register, parameters);
        return await FindAsync(connection, address.GrainId);
    }

    /// <inheritdoc/>
    public async Task Unregister(GrainAddress address)
    {
        var parameters = new
        {
            database.ClusterId,
            GrainId = address.GrainId.ToString(),
            ActivationId = address.ActivationId.ToParsableString(),
        };

        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        await connection.ExecuteAsync(Sql.Unregister, parameters);
    }

    /// <inheritdoc/>
    public async Task<GrainAddress?> Lookup(GrainId grainId)
    {
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        return await FindAsync(connection, grainId);
    }

    /// <inheritdoc/>
    public async Task UnregisterSilos(List<SiloAddress> siloAddresses)
    {
        var owners = siloAddresses.Select(silo => LeaseOwner.Of(silo).Name).ToArray();

        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        await connection.ExecuteAsync(Sql.UnregisterSilos, new { database.ClusterId, Owners = owners });
    }

    private async Task<GrainAddress?> FindAsync(NpgsqlConnection connection, GrainId grainId)
    {
        var parameters = new { database.ClusterId, GrainId = grainId.ToString() };
        return (await connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, parameters))?.ToAddress(grainId);
    }

    private sealed record Row(string ActivationId, string Silo, long MembershipVersion)
    {
        public GrainAddress ToAddress(GrainId grainId) => new()
        {
            GrainId = grainId,
            ActivationId = Orleans.Runtime.ActivationId.FromParsableString(ActivationId),
            SiloAddress = SiloAddress.FromParsableString(Silo),
            MembershipVersion = new MembershipVersion(MembershipVersion),
        };
    }
}

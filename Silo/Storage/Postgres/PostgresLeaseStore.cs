using Dapper;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>Leases in PostgreSQL, beside the membership of the cluster: who is not in it any more holds nothing.</summary>
internal sealed partial class PostgresLeaseStore(PostgresDatabase database) : ILeaseStore
{
    /// <inheritdoc/>
    public async Task<Lease?> TryTakeAsync(
        Guid streamId,
        LeaseOwner owner,
        DateTimeOffset time,
        TimeSpan timeToLive,
        CancellationToken cancellationToken)
    {
        var parameters = new
        {
            StreamId = streamId,
            Owner = owner.Name,
            database.ClusterId,
            Time = database.LeaseTime(time),
            TimeToLive = timeToLive,
            HoldBack.YoungAge,
            Hold = HoldBack.First,
            HoldBack.Doublings,
        };
        var take = new CommandDefinition(Sql.Take, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(take);
        return row is null ? null : new Lease(streamId, row.Epoch, owner, row.WasLost) { YoungDeaths = row.YoungDeaths };
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Lease>> RenewAsync(
        LeaseOwner owner,
        IReadOnlyList<Lease> leases,
        DateTimeOffset time,
        TimeSpan timeToLive,
        CancellationToken cancellationToken)
    {
        var parameters = new
        {
            Owner = owner.Name,
            database.ClusterId,
            StreamIds = leases.Select(lease => lease.StreamId).ToArray(),
            Epochs = leases.Select(lease => lease.Epoch).ToArray(),
            Time = database.LeaseTime(time),
            TimeToLive = timeToLive,
        };
        var renew = new CommandDefinition(Sql.Renew, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var kept = (await connection.QueryAsync<Guid>(renew)).ToHashSet();
        return [.. leases.Where(lease => kept.Contains(lease.StreamId))];
    }

    /// <inheritdoc/>
    public async Task ReleaseAsync(Lease lease, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var parameters = new { lease.StreamId, Owner = lease.Owner.Name, lease.Epoch, Time = database.LeaseTime(time) };
        var release = new CommandDefinition(Sql.Release, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(release);
    }

    private sealed record Row(long Epoch, bool WasLost, int YoungDeaths);
}

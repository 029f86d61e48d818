using System.Text.Json;
using Dapper;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>Leases in SQLite.</summary>
internal sealed partial class SqliteLeaseStore(SqliteDatabase database) : ILeaseStore
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
            StreamId = streamId.ToString("D"),
            Owner = owner.Name,
            database.Run,
            Time = SqliteTime.From(time),
            Until = SqliteTime.From(time + timeToLive),
            YoungAge = SqliteTime.From(HoldBack.YoungAge),
            Hold = SqliteTime.From(HoldBack.First),
            HoldBack.Doublings,
        };
        var take = new CommandDefinition(Sql.Take, parameters, cancellationToken: cancellationToken);

        var row = await database.WriteAsync(connection => connection.QuerySingleOrDefaultAsync<Row>(take), cancellationToken);
        return row is null
            ? null
            : new Lease(streamId, row.Epoch, owner, WasLost: row.WasLost != 0) { YoungDeaths = (int)row.YoungDeaths };
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
            Leases = JsonSerializer.Serialize(leases.Select(lease => new { id = lease.StreamId.ToString("D"), epoch = lease.Epoch })),
            Time = SqliteTime.From(time),
            Until = SqliteTime.From(time + timeToLive),
        };
        var renew = new CommandDefinition(Sql.Renew, parameters, cancellationToken: cancellationToken);

        var kept = await database.WriteAsync(connection => connection.QueryAsync<string>(renew), cancellationToken);
        var ids = kept.Select(Guid.Parse).ToHashSet();
        return [.. leases.Where(lease => ids.Contains(lease.StreamId))];
    }

    /// <inheritdoc/>
    public async Task ReleaseAsync(Lease lease, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            StreamId = lease.StreamId.ToString("D"),
            Owner = lease.Owner.Name,
            lease.Epoch,
            Time = SqliteTime.From(time),
        };
        var release = new CommandDefinition(Sql.Release, parameters, cancellationToken: cancellationToken);

        await database.WriteAsync(connection => connection.ExecuteAsync(release), cancellationToken);
    }

    private sealed record Row(long Epoch, long WasLost, long YoungDeaths);
}

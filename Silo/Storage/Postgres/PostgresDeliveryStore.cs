using Dapper;
using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>
/// The outbox in PostgreSQL. Silos take targets past each other's locks. Whoever locks locks a target first and its messages second, so
/// nobody waits in a circle.
/// </summary>
internal sealed partial class PostgresDeliveryStore(PostgresDatabase database, IOptions<DeliveryOptions> options) : IDeliveryStore
{
    private readonly int _maxPending = options.Value.MaxPending;

    /// <inheritdoc/>
    public Task<int?> AddAsync(
        Lease lease, IReadOnlyList<OutgoingMessage> messages, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var owner = new { lease.StreamId, Owner = lease.Owner.Name, lease.Epoch };
        var lockLease = new CommandDefinition(Sql.LockLease, owner, cancellationToken: cancellationToken);

        return database.WriteAsync<int?>(
            async connection => await connection.ExecuteScalarAsync<int?>(lockLease) is null
                ? null
                : await PostgresOutbox.AddAsync(connection, messages, database.LeaseTime(time), _maxPending, cancellationToken),
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DeliveryClaim>> ClaimAsync(
        string owner, DateTimeOffset time, TimeSpan timeToLive, int limit, CancellationToken cancellationToken)
    {
        var parameters = new { Owner = owner, Time = database.LeaseTime(time), TimeToLive = timeToLive, Limit = limit };
        var claim = new CommandDefinition(Sql.Claim, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<PostgresDeliveryRows.Claim>(claim);
        return [.. rows.Select(row => row.ToClaim(owner))];
    }

    /// <inheritdoc/>
    public async Task RenewAsync(
        IReadOnlyList<DeliveryClaim> claims, DateTimeOffset time, TimeSpan timeToLive, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            TargetIds = claims.Select(claim => claim.Target.TargetId).ToArray(),
            Claims = claims.Select(claim => claim.Number).ToArray(),
            Time = database.LeaseTime(time),
            TimeToLive = timeToLive,
        };

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Sql.Renew, parameters, cancellationToken: cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PendingDelivery>> ReadAsync(
        DeliveryClaim claim, DateTimeOffset time, int limit, CancellationToken cancellationToken)
    {
        var parameters = new { claim.Target.TargetId, Time = database.LeaseTime(time), Limit = limit };
        var read = new CommandDefinition(Sql.Read, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<PostgresDeliveryRows.Pending>(read);
        return [.. rows.Select(row => row.ToPending())];
    }

    /// <inheritdoc/>
    public Task<bool> SettleAsync(DeliveryClaim claim, DeliveryReport report, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var parameters = PostgresDeliveryParameters.Of(claim, report, database.LeaseTime(time));
        CommandDefinition Command(string sql) => new(sql, parameters, cancellationToken: cancellationToken);

        return database.WriteAsync(
            async connection =>
            {
                if (await connection.ExecuteScalarAsync<int?>(Command(Sql.LockTarget)) is null)
                {
                    return false;
                }

                if (report.Delivered.Count > 0)
                {
                    await connection.ExecuteAsync(Command(Sql.Remove));
                }

                if (report.Failed.Count > 0)
                {
                    await connection.ExecuteAsync(Command(Sql.Fail));
                }

                if (report.DisableReason is not null)
                {
                    await connection.ExecuteAsync(Command(Sql.Disable));
                    return false;
                }

                return await connection.ExecuteScalarAsync<bool>(Command(Sql.Settle));
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DeliverySnapshot>> ListAsync(
        DeliveryFilter filter, int limit, long offset, CancellationToken cancellationToken)
    {
        var list = new CommandDefinition(
            Sql.List, PostgresDeliveryParameters.Of(filter, limit, offset), cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<PostgresDeliveryRows.Listed>(list);
        return [.. rows.Select(row => row.ToSnapshot())];
    }

    /// <inheritdoc/>
    public Task<int> ReplayAsync(DeliveryFilter filter, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var targets = new CommandDefinition(
            Sql.LockDeadTargets, PostgresDeliveryParameters.Of(filter, limit: 0, offset: 0), cancellationToken: cancellationToken);

        return database.WriteAsync(
            async connection =>
            {
                var targetIds = (await connection.QueryAsync<Guid>(targets)).ToArray();
                var replay = PostgresDeliveryParameters.Of(filter, targetIds, database.LeaseTime(time));
                return await connection.ExecuteScalarAsync<int>(
                    new CommandDefinition(Sql.Replay, replay, cancellationToken: cancellationToken));
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<int> DeleteAsync(DeliveryFilter filter, CancellationToken cancellationToken)
    {
        var delete = new CommandDefinition(
            Sql.Delete, PostgresDeliveryParameters.Of(filter, limit: 0, offset: 0), cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(delete);
    }

    /// <inheritdoc/>
    public async Task<OutboxFigures> MeasureAsync(int limit, CancellationToken cancellationToken)
    {
        var measure = new CommandDefinition(Sql.Measure, new { Limit = limit }, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QuerySingleAsync<PostgresDeliveryRows.Figures>(measure)).ToFigures();
    }

    /// <inheritdoc/>
    public async Task<int> CleanAsync(
        DateTimeOffset giveUpBefore, DateTimeOffset removeBefore, int limit, CancellationToken cancellationToken)
    {
        var parameters = new { GiveUpBefore = giveUpBefore.UtcDateTime, RemoveBefore = removeBefore.UtcDateTime, Limit = limit };
        Task<int> RunAsync(NpgsqlConnection connection, string sql) =>
            connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var touched = await RunAsync(connection, Sql.GiveUp) + await RunAsync(connection, Sql.RemoveOld);
        await RunAsync(connection, Sql.RemoveIdle);
        return touched;
    }
}

using Dapper;
using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Ownership;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>The outbox in SQLite.</summary>
internal sealed partial class SqliteDeliveryStore(SqliteDatabase database, IOptions<DeliveryOptions> options) : IDeliveryStore
{
    private readonly int _maxPending = options.Value.MaxPending;

    /// <inheritdoc/>
    public Task<int?> AddAsync(
        Lease lease, IReadOnlyList<OutgoingMessage> messages, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var owner = new { StreamId = lease.StreamId.ToString("D"), Owner = lease.Owner.Name, lease.Epoch };
        var holdsLease = new CommandDefinition(Sql.HoldsLease, owner, cancellationToken: cancellationToken);

        return database.WriteAsync<int?>(
            async connection => await connection.ExecuteScalarAsync<long?>(holdsLease) is null
                ? null
                : await SqliteOutbox.AddAsync(connection, messages, time, _maxPending, cancellationToken),
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DeliveryClaim>> ClaimAsync(
        string owner, DateTimeOffset time, TimeSpan timeToLive, int limit, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            Owner = owner,
            Time = SqliteTime.From(time),
            UntilTime = SqliteTime.From(time + timeToLive),
            Limit = limit,
        };
        var hasDue = new CommandDefinition(Sql.HasDue, parameters, cancellationToken: cancellationToken);
        var claim = new CommandDefinition(Sql.Claim, parameters, cancellationToken: cancellationToken);

        // Mostly there is nothing, and looking takes no lock.
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        {
            if (!await connection.ExecuteScalarAsync<bool>(hasDue))
            {
                return [];
            }
        }

        return await database.WriteAsync<IReadOnlyList<DeliveryClaim>>(
            async connection =>
            {
                var rows = await connection.QueryAsync<SqliteDeliveryRows.Claim>(claim);
                return [.. rows.Select(row => row.ToClaim(owner))];
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task RenewAsync(
        IReadOnlyList<DeliveryClaim> claims, DateTimeOffset time, TimeSpan timeToLive, CancellationToken cancellationToken)
    {
        var rows = claims.Select(claim => new
        {
            TargetId = claim.Target.TargetId.ToString("D"),
            Claim = claim.Number,
            UntilTime = SqliteTime.From(time + timeToLive),
        });
        return WriteAsync(new CommandDefinition(Sql.Renew, rows.ToList(), cancellationToken: cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PendingDelivery>> ReadAsync(
        DeliveryClaim claim, DateTimeOffset time, int limit, CancellationToken cancellationToken)
    {
        var parameters = new { TargetId = claim.Target.TargetId.ToString("D"), Time = SqliteTime.From(time), Limit = limit };
        var read = new CommandDefinition(Sql.Read, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<SqliteDeliveryRows.Pending>(read);
        return [.. rows.Select(row => row.ToPending())];
    }

    /// <inheritdoc/>
    public Task<bool> SettleAsync(DeliveryClaim claim, DeliveryReport report, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var parameters = SqliteDeliveryParameters.Of(claim, report, time);
        CommandDefinition Command(string sql) => new(sql, parameters, cancellationToken: cancellationToken);

        return database.WriteAsync(
            async connection =>
            {
                if (await connection.ExecuteScalarAsync<long?>(Command(Sql.HoldsTarget)) is null)
                {
                    return false;
                }

                await connection.ExecuteAsync(Command(Sql.Remove));
                var failed = SqliteDeliveryParameters.Of(report.Failed, time);
                await connection.ExecuteAsync(new CommandDefinition(Sql.Fail, failed, cancellationToken: cancellationToken));

                if (report.DisableReason is not null)
                {
                    await connection.ExecuteAsync(Command(Sql.KillAll));
                    await connection.ExecuteAsync(Command(Sql.Disable));
                    return false;
                }

                var ahead = await connection.ExecuteScalarAsync<long?>(Command(Sql.Ahead));
                var settled = SqliteDeliveryParameters.Of(claim, report, ahead, time);
                await connection.ExecuteAsync(new CommandDefinition(Sql.Settle, settled, cancellationToken: cancellationToken));
                return settled.GoesOn;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DeliverySnapshot>> ListAsync(
        DeliveryFilter filter, int limit, long offset, CancellationToken cancellationToken)
    {
        var list = new CommandDefinition(
            Sql.List, SqliteDeliveryParameters.Of(filter, limit, offset), cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<SqliteDeliveryRows.Listed>(list);
        return [.. rows.Select(row => row.ToSnapshot())];
    }

    /// <inheritdoc/>
    public Task<int> ReplayAsync(DeliveryFilter filter, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var filtered = SqliteDeliveryParameters.Of(filter, limit: 0, offset: 0);
        var listDead = new CommandDefinition(Sql.ListDead, filtered, cancellationToken: cancellationToken);

        return database.WriteAsync(
            async connection =>
            {
                var targets = (await connection.QueryAsync<(string TargetId, long Count)>(listDead)).ToList();
                var rows = SqliteDeliveryParameters.Of(filter, targets, time);
                await connection.ExecuteAsync(new CommandDefinition(Sql.Replay, rows, cancellationToken: cancellationToken));
                await connection.ExecuteAsync(new CommandDefinition(Sql.WakeReplayed, rows, cancellationToken: cancellationToken));
                return (int)targets.Sum(target => target.Count);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> DeleteAsync(DeliveryFilter filter, CancellationToken cancellationToken) => WriteAsync(
        new CommandDefinition(Sql.Delete, SqliteDeliveryParameters.Of(filter, limit: 0, offset: 0), cancellationToken: cancellationToken));

    /// <inheritdoc/>
    public async Task<OutboxFigures> MeasureAsync(int limit, CancellationToken cancellationToken)
    {
        var measure = new CommandDefinition(Sql.Measure, new { Limit = limit }, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QuerySingleAsync<SqliteDeliveryRows.Figures>(measure)).ToFigures();
    }

    /// <inheritdoc/>
    public Task<int> CleanAsync(DateTimeOffset giveUpBefore, DateTimeOffset removeBefore, int limit, CancellationToken cancellationToken)
    {
        var parameters = new { GiveUpBefore = SqliteTime.From(giveUpBefore), RemoveBefore = SqliteTime.From(removeBefore), Limit = limit };
        Task<int> RunAsync(SqliteConnection connection, string sql) =>
            connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));

        return database.WriteAsync(
            async connection =>
            {
                var touched = await RunAsync(connection, Sql.GiveUp) + await RunAsync(connection, Sql.RemoveOld);
                await RunAsync(connection, Sql.RemoveIdle);
                return touched;
            },
            cancellationToken);
    }

    private Task<int> WriteAsync(CommandDefinition command) =>
        database.WriteAsync(connection => connection.ExecuteAsync(command), command.CancellationToken);
}

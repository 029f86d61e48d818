using Dapper;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>Slots of all silos: what each said of itself, less the leases that it holds.</summary>
internal sealed partial class PostgresSlotMap(PostgresDatabase database) : ISlotMap
{
    // So long nobody came or went, else there may be an upgrade under way.
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(30);

    /// <summary>Says what a silo offers; it counts while the silo is active. What silos of the past said is removed.</summary>
    public async Task AnnounceAsync(SiloProfile profile, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            database.ClusterId,
            Owner = profile.Owner.Name,
            profile.Slots,
            profile.TaskSlots,
            Analytics = profile.Analytics.ToArray(),
            Models = profile.Models.ToArray(),
            Groups = profile.Groups.ToArray(),
            profile.Version,
        };

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Sql.Announce, parameters, cancellationToken: cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<SiloAddress?> ChooseAsync(
        WorkKind kind,
        Guid workId,
        IReadOnlyList<SiloAddress> candidates,
        IReadOnlyList<PlacedWork> underway,
        CancellationToken cancellationToken)
    {
        var byOwner = candidates.ToDictionary(silo => LeaseOwner.Of(silo).Name);
        var parameters = new
        {
            WorkId = workId,
            database.ClusterId,
            Candidates = byOwner.Keys.ToArray(),
            UnderwayIds = underway.Select(work => work.WorkId).ToArray(),
            UnderwayOwners = underway.Select(work => LeaseOwner.Of(work.Silo).Name).ToArray(),
        };
        var choose = new CommandDefinition(
            kind is WorkKind.Task ? TaskSql.Choose : Sql.Choose, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<string?>(choose) is { } owner ? byOwner[owner] : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SiloAddress>> ListAbleAsync(
        AnalyticDemand demand, IReadOnlyList<SiloAddress> candidates, CancellationToken cancellationToken)
    {
        var byOwner = candidates.ToDictionary(silo => LeaseOwner.Of(silo).Name);
        var parameters = new
        {
            database.ClusterId,
            Candidates = byOwner.Keys.ToArray(),
            Analytics = demand.Analytics.ToArray(),
            Models = demand.Models.ToArray(),
        };
        var list = new CommandDefinition(Sql.ListAble, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return [.. (await connection.QueryAsync<string>(list)).Select(owner => byOwner[owner])];
    }

    /// <inheritdoc/>
    public async Task<int> CountFreeAsync(WorkKind kind, CancellationToken cancellationToken)
    {
        var sql = kind is WorkKind.Task ? TaskSql.CountFree : Sql.CountFree;
        var count = new CommandDefinition(sql, new { database.ClusterId }, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(count);
    }

    /// <inheritdoc/>
    public async Task RetireAsync(LeaseOwner owner, CancellationToken cancellationToken)
    {
        var parameters = new { database.ClusterId, Owner = owner.Name };

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Sql.Retire, parameters, cancellationToken: cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<Guid?> FindSurplusAsync(LeaseOwner owner, CancellationToken cancellationToken)
    {
        var parameters = new { database.ClusterId, Owner = owner.Name, Calm };

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<Guid?>(
            new CommandDefinition(Sql.FindSurplus, parameters, cancellationToken: cancellationToken));
    }
}

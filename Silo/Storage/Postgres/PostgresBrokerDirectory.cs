using Dapper;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Silo.Delivery.Brokers;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>Brokers that streams send to, by the settings of the streams.</summary>
internal sealed partial class PostgresBrokerDirectory(PostgresDatabase database) : IBrokerDirectory
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<CallbackSettings>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        var list = new CommandDefinition(Sql.List, new { Limit = limit }, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return StoredBrokers.Of(await connection.QueryAsync<string>(list));
    }
}

using Dapper;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Agent;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>Agents as they stand in the membership, with what each said of itself and the leases that it holds.</summary>
internal sealed partial class PostgresAgentMap(PostgresDatabase database) : IAgentMap
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<AgentSnapshot>> ListAsync(CancellationToken cancellationToken)
    {
        var list = new CommandDefinition(Sql.List, new { database.ClusterId }, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(list);
        return [.. rows.Select(row => row.ToAgent())];
    }

    /// <inheritdoc/>
    public async Task<AgentSnapshot?> FindByStreamAsync(Guid streamId, CancellationToken cancellationToken)
    {
        var find = new CommandDefinition(
            Sql.FindByStream, new { database.ClusterId, StreamId = streamId }, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(find);
        return row?.ToAgent();
    }

    // Settable, because the driver has no type for a column of an array that a constructor could be matched with.
    private sealed class Row
    {
        public string Owner { get; set; } = "";

        public string Name { get; set; } = "";

        public string Address { get; set; } = "";

        public DateTime StartTime { get; set; }

        public int Slots { get; set; }

        public string[] Analytics { get; set; } = [];

        public string[] Groups { get; set; } = [];

        public Guid[] Streams { get; set; } = [];

        public AgentSnapshot ToAgent() => new()
        {
            AgentId = AgentId.Of(new LeaseOwner(Owner)),
            Name = Name,
            Address = Address,
            StartTime = new DateTimeOffset(StartTime),
            Slots = Slots,
            Analytics = Analytics,
            Groups = Groups,
            StreamsInProgress = Streams,
        };
    }
}

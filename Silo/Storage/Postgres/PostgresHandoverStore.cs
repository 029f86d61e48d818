using Dapper;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Streams;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>What owners of streams leave to their successors, in PostgreSQL.</summary>
internal sealed class PostgresHandoverStore(PostgresDatabase database) : IHandoverStore
{
    private const string Save = """
        with held as (
          select stream_id from leases
          where stream_id = @StreamId and owner = @Owner and epoch = @Epoch and not released
          for share)
        insert into handovers (stream_id, epoch, memory)
        select s.stream_id, @Epoch, @Memory
        from streams s
        join held on held.stream_id = s.stream_id
        where s.status = 1
        on conflict (stream_id) do update set epoch = excluded.epoch, memory = excluded.memory
        """;

    private const string Take = """
        delete from handovers
        where stream_id = @StreamId and epoch < @Epoch
        returning case when epoch = @Epoch - 1 then memory end
        """;

    /// <inheritdoc/>
    public async Task SaveAsync(Lease lease, byte[] memory, CancellationToken cancellationToken)
    {
        var parameters = new { lease.StreamId, Owner = lease.Owner.Name, lease.Epoch, Memory = memory };

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Save, parameters, cancellationToken: cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<byte[]?> TakeAsync(Lease lease, CancellationToken cancellationToken)
    {
        var take = new CommandDefinition(Take, new { lease.StreamId, lease.Epoch }, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<byte[]?>(take);
    }
}

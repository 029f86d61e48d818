using Dapper;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Streams;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>How far streams of video files came, in PostgreSQL.</summary>
internal sealed class PostgresFilePositionStore(PostgresDatabase database) : IFilePositionStore
{
    private const string Save = """
        with held as (
          select stream_id from leases
          where stream_id = @StreamId and owner = @Owner and epoch = @Epoch and not released
          for share)
        insert into file_positions (stream_id, version, frame_index)
        select s.stream_id, s.version, @FrameIndex
        from streams s
        join held on held.stream_id = s.stream_id
        where s.version = @Version
        on conflict (stream_id) do update set version = excluded.version, frame_index = excluded.frame_index
        """;

    private const string Find = "select frame_index from file_positions where stream_id = @StreamId and version = @Version";

    /// <inheritdoc/>
    public async Task SaveAsync(Lease lease, int settingsVersion, long frameIndex, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            lease.StreamId,
            Owner = lease.Owner.Name,
            lease.Epoch,
            Version = settingsVersion,
            FrameIndex = frameIndex,
        };

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Save, parameters, cancellationToken: cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<long?> FindAsync(Guid streamId, int settingsVersion, CancellationToken cancellationToken)
    {
        var parameters = new { StreamId = streamId, Version = settingsVersion };

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long?>(new CommandDefinition(Find, parameters, cancellationToken: cancellationToken));
    }
}

using Dapper;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Streams;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>How far streams of video files came, in SQLite.</summary>
internal sealed class SqliteFilePositionStore(SqliteDatabase database) : IFilePositionStore
{
    private const string Save = """
        insert into file_positions (stream_id, version, frame_index)
        select s.stream_id, s.version, @FrameIndex
        from streams s
        where s.stream_id = @StreamId
          and s.version = @Version
          and exists (
            select 1 from leases
            where stream_id = @StreamId and owner = @Owner and epoch = @Epoch and not released)
        on conflict (stream_id) do update set version = excluded.version, frame_index = excluded.frame_index
        """;

    private const string Find = "select frame_index from file_positions where stream_id = @StreamId and version = @Version";

    /// <inheritdoc/>
    public Task SaveAsync(Lease lease, int settingsVersion, long frameIndex, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            StreamId = lease.StreamId.ToString("D"),
            Owner = lease.Owner.Name,
            lease.Epoch,
            Version = settingsVersion,
            FrameIndex = frameIndex,
        };
        var save = new CommandDefinition(Save, parameters, cancellationToken: cancellationToken);

        return database.WriteAsync(connection => connection.ExecuteAsync(save), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long?> FindAsync(Guid streamId, int settingsVersion, CancellationToken cancellationToken)
    {
        var parameters = new { StreamId = streamId.ToString("D"), Version = settingsVersion };

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long?>(new CommandDefinition(Find, parameters, cancellationToken: cancellationToken));
    }
}

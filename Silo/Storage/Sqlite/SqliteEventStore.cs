using System.Text.Json;
using Dapper;
using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Delivery;
using Microsoft.Data.Sqlite;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>Events in SQLite.</summary>
internal sealed class SqliteEventStore(SqliteDatabase database) : IEventStore
{
    // An event is told several times; an attempt of the past, after an outage, does not undo a later one.
    private const string Save = """
        insert into events (
          event_id, stream_id, account_id, event_type, source, source_group, create_time, end_time, store_time, document)
        values (
          @EventId, @StreamId, @AccountId, @EventType, @Source, @SourceGroup, @CreateTime, @EndTime, @StoreTime, @Document)
        on conflict (event_id) do update set
          end_time = excluded.end_time, store_time = excluded.store_time, document = excluded.document
        where excluded.store_time >= store_time
        """;

    private const string Filtered = """
        select document
        from events
        where (@AccountId is null or account_id = @AccountId)
          and (@StreamIds is null or stream_id in (select value from json_each(@StreamIds)))
          and (@EventIds is null or event_id in (select value from json_each(@EventIds)))
          and (@EventTypes is null or event_type in (select value from json_each(@EventTypes)))
          and (@Sources is null or source in (select value from json_each(@Sources)))
          and (@SourceGroups is null or source_group in (select value from json_each(@SourceGroups)))
          and (@CreatedFrom is null or create_time >= @CreatedFrom)
          and (@CreatedBefore is null or create_time < @CreatedBefore)
        """;

    // Two statements, so that each walks the table in its order and stops with the page.
    private const string ListNewest = $"{Filtered} order by sequence desc limit @Limit offset @Offset";

    private const string ListOldest = $"{Filtered} order by sequence limit @Limit offset @Offset";

    private const string Delete = """
        delete from events
        where sequence in (select sequence from events where store_time < @Before order by store_time limit @Limit)
        """;

    /// <summary>Stores those messages that go into the store; says how many.</summary>
    public static async Task<int> SaveAsync(
        SqliteConnection connection, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        var stored = 0;

        foreach (var message in messages)
        {
            if (StoredEvent.IsNone(message))
            {
                continue;
            }

            var source = StoredEvent.Of(message);
            var row = new
            {
                EventId = source.EventId.ToString("D"),
                StreamId = source.StreamId.ToString("D"),
                AccountId = source.AccountId?.ToString("D"),
                source.EventType,
                source.Source,
                source.SourceGroup,
                CreateTime = SqliteTime.From(source.CreateTime),
                EndTime = SqliteTime.From(source.EndTime),
                StoreTime = SqliteTime.From(source.StoreTime),
                source.Document,
            };
            stored += await connection.ExecuteAsync(new CommandDefinition(Save, row, cancellationToken: cancellationToken));
        }

        return stored;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListAsync(EventQuery query, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            AccountId = query.AccountId?.ToString("D"),
            StreamIds = Some(query.StreamIds),
            EventIds = Some(query.EventIds),
            EventTypes = Some(query.EventTypes),
            Sources = Some(query.Sources),
            SourceGroups = Some(query.SourceGroups),
            CreatedFrom = SqliteTime.From(query.CreatedFrom),
            CreatedBefore = SqliteTime.From(query.CreatedBefore),
            Limit = query.PageSize,
            Offset = (query.Page - 1L) * query.PageSize,
        };
        var list = new CommandDefinition(query.Ascending ? ListOldest : ListNewest, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<string>(list)];
    }

    /// <inheritdoc/>
    public Task<int> DeleteAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        var parameters = new { Before = SqliteTime.From(before), Limit = limit };
        var delete = new CommandDefinition(Delete, parameters, cancellationToken: cancellationToken);
        return database.WriteAsync(connection => connection.ExecuteAsync(delete), cancellationToken);
    }

    private static string? Some<T>(IReadOnlyList<T> values) => values.Count == 0 ? null : JsonSerializer.Serialize(values);
}

using Dapper;
using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Delivery;
using Npgsql;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>Events in PostgreSQL.</summary>
internal sealed class PostgresEventStore(PostgresDatabase database) : IEventStore
{
    // An event is told several times; an attempt of the past, after an outage, does not undo a later one.
    private const string Save = """
        insert into events as e (
          event_id, stream_id, account_id, event_type, source, source_group, create_time, end_time, store_time, document)
        values (
          @EventId, @StreamId, @AccountId, @EventType, @Source, @SourceGroup, @CreateTime, @EndTime, @StoreTime, @Document::json)
        on conflict (event_id) do update set
          end_time = excluded.end_time, store_time = excluded.store_time, document = excluded.document
        where excluded.store_time >= e.store_time
        """;

    private const string Filtered = """
        select document::text
        from events
        where (@AccountId::uuid is null or account_id = @AccountId)
          and (@StreamIds::uuid[] is null or stream_id = any(@StreamIds))
          and (@EventIds::uuid[] is null or event_id = any(@EventIds))
          and (@EventTypes::text[] is null or event_type = any(@EventTypes))
          and (@Sources::text[] is null or source = any(@Sources))
          and (@SourceGroups::text[] is null or source_group = any(@SourceGroups))
          and (@CreatedFrom::timestamptz is null or create_time >= @CreatedFrom)
          and (@CreatedBefore::timestamptz is null or create_time < @CreatedBefore)
        """;

    // Two statements, so that each walks the table in its order and stops with the page.
    private const string ListNewest = $"{Filtered} order by sequence desc limit @Limit offset @Offset";

    private const string ListOldest = $"{Filtered} order by sequence limit @Limit offset @Offset";

    private const string Delete = """
        delete from events
        where sequence in (
          select sequence from events where store_time < @Before order by store_time limit @Limit for update skip locked)
        """;

    /// <summary>Stores those messages that go into the store; says how many.</summary>
    public static async Task<int> SaveAsync(
        NpgsqlConnection connection, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
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
                source.EventId,
                source.StreamId,
                source.AccountId,
                source.EventType,
                source.Source,
                source.SourceGroup,
                CreateTime = source.CreateTime.UtcDateTime,
                EndTime = source.EndTime.UtcDateTime,
                StoreTime = source.StoreTime.UtcDateTime,
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
            query.AccountId,
            StreamIds = Some(query.StreamIds),
            EventIds = Some(query.EventIds),
            EventTypes = Some(query.EventTypes),
            Sources = Some(query.Sources),
            SourceGroups = Some(query.SourceGroups),
            CreatedFrom = query.CreatedFrom?.UtcDateTime,
            CreatedBefore = query.CreatedBefore?.UtcDateTime,
            Limit = query.PageSize,
            Offset = (query.Page - 1L) * query.PageSize,
        };
        var list = new CommandDefinition(query.Ascending ? ListOldest : ListNewest, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<string>(list)];
    }

    /// <inheritdoc/>
    public async Task<int> DeleteAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        var parameters = new { Before = before.UtcDateTime, Limit = limit };

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(Delete, parameters, cancellationToken: cancellationToken));
    }

    private static T[]? Some<T>(IReadOnlyList<T> values) => values.Count == 0 ? null : [.. values];
}

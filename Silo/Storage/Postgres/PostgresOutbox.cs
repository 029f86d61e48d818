using Dapper;
using LunaVideoAgent.Grains.Delivery;
using Npgsql;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>Stores messages within somebody's transaction.</summary>
internal static class PostgresOutbox
{
    // Stored before its messages, so that whoever settles the target waits for them. A callback that was changed is switched on again.
    private const string SaveTarget = """
        insert into delivery_targets as t (target_id, source_id, account_id, callback)
        values (@TargetId, @SourceId, @AccountId, @Callback::json)
        on conflict (target_id) do update set
          callback = excluded.callback,
          disable_time = case when t.callback::text = excluded.callback::text then t.disable_time end
        returning pending as "Pending", disable_time is not null as "IsDisabled"
        """;

    // A status that did not last is not told: what is still held back goes for what comes after it.
    private const string Replace = """
        delete from deliveries
        where target_id = @TargetId and status = 0 and attempts = 0 and message_type = @MessageType
          and next_time > coalesce(@Time, clock_timestamp())
        """;

    private const string Insert = """
        insert into deliveries (
          message_id, target_id, message_type, status, attempts, create_time, next_time, request_id, trace_parent, body)
        select m.message_id, @TargetId, m.message_type, 0, 0, m.create_time,
          coalesce(@Time, clock_timestamp()) + m.delay, m.request_id, m.trace_parent, m.body
        from unnest(@MessageIds, @Types, @CreateTimes, @Delays, @RequestIds, @TraceParents, @Bodies) with ordinality
          as m (message_id, message_type, create_time, delay, request_id, trace_parent, body, place)
        order by m.place
        on conflict (target_id, message_id) do nothing
        """;

    private const string Wake = """
        update delivery_targets set
          pending = pending + @Stored,
          next_time = coalesce(next_time, coalesce(@Time, clock_timestamp()) + @Delay)
        where target_id = @TargetId
        """;

    /// <summary>Stores messages of one source; says how many.</summary>
    public static async Task<int> AddAsync(
        NpgsqlConnection connection,
        IReadOnlyList<OutgoingMessage> messages,
        DateTime? time,
        int maxPending,
        CancellationToken cancellationToken)
    {
        var stored = await PostgresEventStore.SaveAsync(connection, messages, cancellationToken);

        // Targets are locked in one order by everybody.
        foreach (var group in messages.Where(StoredEvent.IsNone).GroupBy(message => message.Target.TargetId).OrderBy(group => group.Key))
        {
            stored += await AddAsync(connection, group.First().Target, [.. group], (time, maxPending), cancellationToken);
        }

        return stored;
    }

    private static async Task<int> AddAsync(
        NpgsqlConnection connection,
        DeliveryTarget target,
        OutgoingMessage[] messages,
        (DateTime? Time, int MaxPending) bounds,
        CancellationToken cancellationToken)
    {
        var row = new { target.TargetId, target.SourceId, target.AccountId, Callback = StoredJson.WriteDocument(target.Callback) };
        var (pending, isDisabled) = await connection.QuerySingleAsync<(int, bool)>(
            new CommandDefinition(SaveTarget, row, cancellationToken: cancellationToken));
        var room = isDisabled ? 0 : Math.Min(bounds.MaxPending - pending, messages.Length);

        if (room <= 0)
        {
            return 0;
        }

        if (messages[0].Delay > TimeSpan.Zero)
        {
            var held = new { target.TargetId, messages[0].MessageType, bounds.Time };
            await connection.ExecuteAsync(new CommandDefinition(Replace, held, cancellationToken: cancellationToken));
        }

        var stored = await connection.ExecuteAsync(
            new CommandDefinition(Insert, Columns(target, messages[..room], bounds.Time), cancellationToken: cancellationToken));
        var wake = new { target.TargetId, Stored = stored, bounds.Time, Delay = messages.Min(message => message.Delay) };
        await connection.ExecuteAsync(new CommandDefinition(Wake, wake, cancellationToken: cancellationToken));
        return stored;
    }

    private static object Columns(DeliveryTarget target, OutgoingMessage[] messages, DateTime? time) => new
    {
        target.TargetId,
        Time = time,
        MessageIds = messages.Select(message => message.MessageId).ToArray(),
        Types = messages.Select(message => message.MessageType).ToArray(),
        CreateTimes = messages.Select(message => message.CreateTime.UtcDateTime).ToArray(),
        Delays = messages.Select(message => message.Delay).ToArray(),
        RequestIds = messages.Select(message => message.RequestId).ToArray(),
        TraceParents = messages.Select(message => message.TraceParent).ToArray(),
        Bodies = messages.Select(message => message.Body.ToArray()).ToArray(),
    };
}

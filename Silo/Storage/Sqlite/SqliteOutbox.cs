using Dapper;
using LunaVideoAgent.Grains.Delivery;
using Microsoft.Data.Sqlite;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>Stores messages within somebody's transaction.</summary>
internal static class SqliteOutbox
{
    // A callback that was changed is switched on again.
    private const string SaveTarget = """
        insert into delivery_targets (target_id, source_id, account_id, callback)
        values (@TargetId, @SourceId, @AccountId, @Callback)
        on conflict (target_id) do update set
          callback = excluded.callback,
          disable_time = case when callback = excluded.callback then disable_time end
        returning pending, disable_time is not null
        """;

    // A status that did not last is not told: what is still held back goes for what comes after it.
    private const string Replace = """
        delete from deliveries
        where target_id = @TargetId and status = 0 and attempts = 0 and message_type = @MessageType and next_time > @Time
        """;

    private const string Insert = """
        insert into deliveries (
          message_id, target_id, message_type, status, attempts, create_time, next_time, request_id, trace_parent, body)
        values (@MessageId, @TargetId, @MessageType, 0, 0, @CreateTime, @NextTime, @RequestId, @TraceParent, @Body)
        on conflict (target_id, message_id) do nothing
        """;

    private const string Wake = """
        update delivery_targets set pending = pending + @Stored, next_time = coalesce(next_time, @NextTime) where target_id = @TargetId
        """;

    /// <summary>Stores messages of one source; says how many.</summary>
    public static async Task<int> AddAsync(
        SqliteConnection connection,
        IReadOnlyList<OutgoingMessage> messages,
        DateTimeOffset time,
        int maxPending,
        CancellationToken cancellationToken)
    {
        var stored = await SqliteEventStore.SaveAsync(connection, messages, cancellationToken);

        foreach (var group in messages.Where(StoredEvent.IsNone).GroupBy(message => message.Target.TargetId))
        {
            var target = group.First().Target;
            var row = new
            {
                TargetId = target.TargetId.ToString("D"),
                SourceId = target.SourceId.ToString("D"),
                AccountId = target.AccountId?.ToString("D"),
                Callback = StoredJson.WriteDocument(target.Callback),
            };
            var (pending, isDisabled) = await connection.QuerySingleAsync<(long, long)>(
                new CommandDefinition(SaveTarget, row, cancellationToken: cancellationToken));

            foreach (var message in isDisabled == 1 ? [] : group.Take((int)Math.Max(0, maxPending - pending)))
            {
                stored += await AddAsync(connection, message, time, cancellationToken);
            }
        }

        return stored;
    }

    private static async Task<int> AddAsync(
        SqliteConnection connection, OutgoingMessage message, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var row = new
        {
            MessageId = message.MessageId.ToString("D"),
            TargetId = message.Target.TargetId.ToString("D"),
            message.MessageType,
            CreateTime = SqliteTime.From(message.CreateTime),
            NextTime = SqliteTime.From(time + message.Delay),
            message.RequestId,
            message.TraceParent,
            Body = message.Body.ToArray(),
        };
        var held = new { row.TargetId, row.MessageType, Time = SqliteTime.From(time) };

        if (message.Delay > TimeSpan.Zero)
        {
            await connection.ExecuteAsync(new CommandDefinition(Replace, held, cancellationToken: cancellationToken));
        }

        var stored = await connection.ExecuteAsync(new CommandDefinition(Insert, row, cancellationToken: cancellationToken));
        var wake = new { row.TargetId, row.NextTime, Stored = stored };
        await connection.ExecuteAsync(new CommandDefinition(Wake, wake, cancellationToken: cancellationToken));
        return stored;
    }
}

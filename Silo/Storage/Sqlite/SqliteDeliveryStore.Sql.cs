namespace LunaVideoAgent.Silo.Storage.Sqlite;

internal sealed partial class SqliteDeliveryStore
{
    private static class Sql
    {
        // A silo that lost its lease and took it again is still the one that saw what it stores.
        public const string HoldsLease = """
            select 1 from leases
            where stream_id = @StreamId and owner = @Owner and epoch >= @Epoch and not released
            """;

        public const string HasDue = "select exists (select 1 from delivery_targets where next_time <= @Time)";

        public const string Claim = """
            update delivery_targets set owner = @Owner, claim = claim + 1, next_time = @UntilTime
            where target_id in (
              select target_id from delivery_targets where next_time <= @Time order by next_time limit @Limit)
            returning
              target_id as TargetId, source_id as SourceId, account_id as AccountId, callback as Callback, claim as Number,
              failures as Failures
            """;

        public const string Renew = """
            update delivery_targets set next_time = @UntilTime
            where target_id = @TargetId and claim = @Claim and owner is not null
            """;

        public const string Read = """
            select
              delivery_id as DeliveryId, message_id as MessageId, message_type as MessageType, status, attempts,
              create_time as CreateTime, body, request_id as RequestId, trace_parent as TraceParent
            from deliveries
            where target_id = @TargetId and status < 2 and next_time <= @Time
            order by status, delivery_id
            limit @Limit
            """;

        public const string HoldsTarget = """
            select 1 from delivery_targets where target_id = @TargetId and claim = @Claim and owner = @Owner
            """;

        public const string Remove = "delete from deliveries where delivery_id in (select value from json_each(@Delivered))";

        public const string Fail = """
            update deliveries set
              status = @Status,
              attempts = attempts + 1,
              last_error = @Error,
              next_time = case when @Status = 1 then @NextTime else next_time end
            where delivery_id = @DeliveryId
            """;

        public const string KillAll = """
            update deliveries set status = 2, last_error = coalesce(last_error, @Reason)
            where target_id = @TargetId and status < 2
            """;

        public const string Disable = """
            update delivery_targets set
              disable_time = @Time, disable_reason = @Reason, next_time = null, owner = null, pending = 0
            where target_id = @TargetId
            """;

        public const string Ahead = "select min(next_time) from deliveries where target_id = @TargetId and status < 2";

        public const string Settle = """
            update delivery_targets set
              failures = @Failures,
              pending = case when @AheadTime is null then 0 else max(0, pending - @Gone) end,
              next_time = case when @GoesOn then next_time else @NextTime end,
              owner = case when @GoesOn then owner end
            where target_id = @TargetId
            """;

        public const string List = """
            select
              d.delivery_id as DeliveryId, d.message_id as MessageId, t.source_id as SourceId, t.account_id as AccountId,
              t.callback as Callback, d.message_type as MessageType, d.status, d.attempts, d.create_time as CreateTime,
              d.last_error as LastError
            from deliveries d
            join delivery_targets t on t.target_id = d.target_id
            where (@AccountId is null or t.account_id = @AccountId)
              and (@SourceId is null or t.source_id = @SourceId)
              and (@DeliveryIds is null or d.delivery_id in (select value from json_each(@DeliveryIds)))
              and (@Status is null or d.status = @Status)
            order by d.delivery_id desc
            limit @Limit offset @Offset
            """;

        public const string ListDead = """
            select d.target_id, count(*)
            from deliveries d
            join delivery_targets t on t.target_id = d.target_id
            where d.status = 2
              and (@AccountId is null or t.account_id = @AccountId)
              and (@SourceId is null or t.source_id = @SourceId)
              and (@DeliveryIds is null or d.delivery_id in (select value from json_each(@DeliveryIds)))
            group by d.target_id
            """;

        public const string Replay = """
            update deliveries set status = 0, attempts = 0, create_time = @Time, next_time = @Time
            where target_id = @TargetId
              and status = 2
              and (@DeliveryIds is null or delivery_id in (select value from json_each(@DeliveryIds)))
            """;

        public const string WakeReplayed = """
            update delivery_targets set
              disable_time = null,
              disable_reason = null,
              failures = 0,
              pending = pending + @Count,
              next_time = case when owner is null then @Time else next_time end
            where target_id = @TargetId
            """;

        public const string Delete = """
            delete from deliveries
            where status = 2
              and (@DeliveryIds is null or delivery_id in (select value from json_each(@DeliveryIds)))
              and target_id in (
                select target_id from delivery_targets
                where (@AccountId is null or account_id = @AccountId) and (@SourceId is null or source_id = @SourceId))
            """;

        // Those in their turn wait since they were due, those aside since they were made. -1: the driver has no type for what is null.
        public const string Measure = """
            select
              coalesce(sum(t.pending), 0) as Waiting,
              (select count(*) from (select 1 from deliveries where status = 2 limit @Limit)) as Dead,
              coalesce(min((
                select min(first.since) from (
                  select * from (
                    select d.next_time as since from deliveries d
                    where d.target_id = t.target_id and d.status = 0 order by d.delivery_id limit 1)
                  union all
                  select * from (
                    select d.create_time as since from deliveries d
                    where d.target_id = t.target_id and d.status = 1 order by d.delivery_id limit 1)) as first)), -1) as OldestTime
            from delivery_targets t
            where t.next_time is not null
            """;

        public const string GiveUp = """
            update deliveries set status = 2, last_error = coalesce(last_error, 'not delivered in time')
            where delivery_id in (
              select delivery_id from deliveries
              where create_time < @GiveUpBefore and status < 2
              order by create_time
              limit @Limit)
            """;

        public const string RemoveOld = """
            delete from deliveries
            where delivery_id in (
              select delivery_id from deliveries
              where create_time < @RemoveBefore and status = 2
              order by create_time
              limit @Limit)
            """;

        public const string RemoveIdle = """
            delete from delivery_targets
            where next_time is null
              and disable_time is null
              and not exists (select 1 from deliveries d where d.target_id = delivery_targets.target_id)
              and not exists (select 1 from streams s where s.stream_id = delivery_targets.source_id)
            """;
    }
}

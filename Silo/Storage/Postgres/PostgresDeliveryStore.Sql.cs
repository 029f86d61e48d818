namespace LunaVideoAgent.Silo.Storage.Postgres;

internal sealed partial class PostgresDeliveryStore
{
    private static class Sql
    {
        // A silo that lost its lease in an outage and took it again is still the one that saw what it stores.
        public const string LockLease = """
            select 1 from leases
            where stream_id = @StreamId and owner = @Owner and epoch >= @Epoch and not released
            for share
            """;

        public const string Claim = """
            with due as (
              select target_id from delivery_targets
              where next_time <= coalesce(@Time, clock_timestamp())
              order by next_time
              limit @Limit
              for update skip locked)
            update delivery_targets t set
              owner = @Owner,
              claim = t.claim + 1,
              next_time = coalesce(@Time, clock_timestamp()) + @TimeToLive
            from due
            where t.target_id = due.target_id
            returning
              t.target_id as "TargetId", t.source_id as "SourceId", t.account_id as "AccountId", t.callback::text as "Callback",
              t.claim as "Number", t.failures as "Failures"
            """;

        public const string Renew = """
            update delivery_targets t
            set next_time = coalesce(@Time, clock_timestamp()) + @TimeToLive
            from unnest(@TargetIds, @Claims) as mine (target_id, claim)
            where t.target_id = mine.target_id and t.claim = mine.claim and t.owner is not null
            """;

        public const string Read = """
            select
              delivery_id as "DeliveryId", message_id as "MessageId", message_type as "MessageType", status, attempts,
              create_time as "CreateTime", body, request_id as "RequestId", trace_parent as "TraceParent"
            from deliveries
            where target_id = @TargetId and status < 2 and next_time <= coalesce(@Time, clock_timestamp())
            order by status, delivery_id
            limit @Limit
            """;

        public const string LockTarget = """
            select 1 from delivery_targets
            where target_id = @TargetId and claim = @Claim and owner = @Owner
            for update
            """;

        public const string Remove = "delete from deliveries where delivery_id = any(@Delivered)";

        public const string Fail = """
            update deliveries d set
              status = f.status,
              attempts = d.attempts + 1,
              last_error = f.error,
              next_time = case when f.status = 1 then coalesce(@Time, clock_timestamp()) + f.delay else d.next_time end
            from unnest(@Ids, @Statuses, @Delays, @Errors) as f (delivery_id, status, delay, error)
            where d.delivery_id = f.delivery_id
            """;

        public const string Disable = """
            with dead as (
              update deliveries set status = 2, last_error = coalesce(last_error, @Reason)
              where target_id = @TargetId and status < 2)
            update delivery_targets set
              disable_time = coalesce(@Time, clock_timestamp()), disable_reason = @Reason, next_time = null, owner = null, pending = 0
            where target_id = @TargetId
            """;

        // The target was locked by a statement before, so this one sees every message that was stored until then.
        public const string Settle = """
            with ahead as (
              select min(next_time) as time from deliveries where target_id = @TargetId and status < 2),
            settled as (
              select
                case
                  when @PauseSeconds::float8 is null then ahead.time
                  else coalesce(@Time, clock_timestamp()) + @PauseSeconds * interval '1 second'
                end as time,
                @PauseSeconds::float8 is null and ahead.time <= coalesce(@Time, clock_timestamp()) as goes_on
              from ahead)
            update delivery_targets t set
              failures = @Failures,
              pending = case when ahead.time is null then 0 else greatest(0, t.pending - @Gone) end,
              next_time = case when settled.goes_on then t.next_time when ahead.time is null then null else settled.time end,
              owner = case when settled.goes_on then t.owner end
            from settled, ahead
            where t.target_id = @TargetId
            returning t.owner is not null
            """;

        public const string List = """
            select
              d.delivery_id as "DeliveryId", d.message_id as "MessageId", t.source_id as "SourceId", t.account_id as "AccountId",
              t.callback::text as "Callback", d.message_type as "MessageType", d.status, d.attempts, d.create_time as "CreateTime",
              d.last_error as "LastError"
            from deliveries d
            join delivery_targets t on t.target_id = d.target_id
            where (@AccountId::uuid is null or t.account_id = @AccountId)
              and (@SourceId::uuid is null or t.source_id = @SourceId)
              and (@DeliveryIds::bigint[] is null or d.delivery_id = any(@DeliveryIds))
              and (@Status::int is null or d.status = @Status)
            order by d.delivery_id desc
            limit @Limit offset @Offset
            """;

        // Targets are locked first and in one order, as by whoever settles.
        public const string LockDeadTargets = """
            select t.target_id
            from delivery_targets t
            where (@AccountId::uuid is null or t.account_id = @AccountId)
              and (@SourceId::uuid is null or t.source_id = @SourceId)
              and exists (
                select 1 from deliveries d
                where d.target_id = t.target_id and d.status = 2 and (@DeliveryIds::bigint[] is null or d.delivery_id = any(@DeliveryIds)))
            order by t.target_id
            for update
            """;

        public const string Replay = """
            with replayed as (
              update deliveries set
                status = 0, attempts = 0, create_time = coalesce(@Time, clock_timestamp()), next_time = coalesce(@Time, clock_timestamp())
              where target_id = any(@TargetIds) and status = 2 and (@DeliveryIds::bigint[] is null or delivery_id = any(@DeliveryIds))
              returning target_id),
            counted as (
              select target_id, count(*) as messages from replayed group by target_id),
            woken as (
              update delivery_targets t set
                disable_time = null,
                disable_reason = null,
                failures = 0,
                pending = t.pending + counted.messages,
                next_time = case when t.owner is null then coalesce(@Time, clock_timestamp()) else t.next_time end
              from counted
              where t.target_id = counted.target_id)
            select coalesce(sum(messages), 0)::int from counted
            """;

        public const string Delete = """
            delete from deliveries d
            using delivery_targets t
            where t.target_id = d.target_id
              and d.status = 2
              and (@AccountId::uuid is null or t.account_id = @AccountId)
              and (@SourceId::uuid is null or t.source_id = @SourceId)
              and (@DeliveryIds::bigint[] is null or d.delivery_id = any(@DeliveryIds))
            """;

        // Those in their turn wait since they were due, those aside since they were made.
        public const string Measure = """
            select
              coalesce(sum(t.pending), 0)::bigint as Waiting,
              (select count(*)::int from (select 1 from deliveries where status = 2 limit @Limit) as dead) as Dead,
              min(least(
                (
                  select d.next_time from deliveries d
                  where d.target_id = t.target_id and d.status = 0 order by d.delivery_id limit 1),
                (
                  select d.create_time from deliveries d
                  where d.target_id = t.target_id and d.status = 1 order by d.delivery_id limit 1))) as OldestTime
            from delivery_targets t
            where t.next_time is not null
            """;

        public const string GiveUp = """
            update deliveries set status = 2, last_error = coalesce(last_error, 'not delivered in time')
            where delivery_id in (
              select delivery_id from deliveries
              where create_time < @GiveUpBefore and status < 2
              order by create_time
              limit @Limit
              for update skip locked)
            """;

        public const string RemoveOld = """
            delete from deliveries
            where delivery_id in (
              select delivery_id from deliveries
              where create_time < @RemoveBefore and status = 2
              order by create_time
              limit @Limit
              for update skip locked)
            """;

        public const string RemoveIdle = """
            delete from delivery_targets
            where target_id in (
              select t.target_id from delivery_targets t
              where t.next_time is null
                and t.disable_time is null
                and not exists (select 1 from deliveries d where d.target_id = t.target_id)
                and not exists (select 1 from streams s where s.stream_id = t.source_id)
              limit @Limit
              for update skip locked)
            """;
    }
}

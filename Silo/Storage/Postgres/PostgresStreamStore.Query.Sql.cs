namespace LunaVideoAgent.Silo.Storage.Postgres;

internal sealed partial class PostgresStreamStore
{
    private static partial class Sql
    {
        public const string Find = """
            select
              s.stream_id as "StreamId", s.status, s.version, s.create_time as "CreateTime", s.last_error as "LastError",
              s.autorestart_status as "AutorestartStatus", s.autorestart_attempt as "AutorestartAttempt",
              s.autorestart_time as "AutorestartTime", d.settings
            from streams s
            join stream_settings d on d.sequence = s.sequence
            where s.stream_id = @StreamId and (@AccountId::uuid is null or s.account_id = @AccountId)
            """;

        // One statement for all filters and orders: it is planned with its values, so what is null, and each case that does not
        // apply, is gone before an index is chosen. That ends if statements are prepared: the pool must not do so by itself. The page is
        // cut out first; the documents of the pages before it are not read.
        public const string List = """
            select
              s.stream_id as "StreamId", s.status, s.version, s.create_time as "CreateTime", s.last_error as "LastError",
              s.autorestart_status as "AutorestartStatus", s.autorestart_attempt as "AutorestartAttempt",
              s.autorestart_time as "AutorestartTime", d.settings
            from (
              select *
              from streams s
              where (@AccountId::uuid is null or s.account_id = @AccountId)
                and (@StreamIds::uuid[] is null or s.stream_id = any(@StreamIds))
                and (@StreamIdFrom::uuid is null or s.stream_id >= @StreamIdFrom)
                and (@StreamIdBefore::uuid is null or s.stream_id < @StreamIdBefore)
                and (@Names::text[] is null or s.name = any(@Names))
                and (@Reference::text is null or s.reference = @Reference)
                and (@Statuses::int[] is null or s.status = any(@Statuses))
                and (@CreatedFrom::timestamptz is null or s.create_time >= @CreatedFrom)
                and (@CreatedBefore::timestamptz is null or s.create_time < @CreatedBefore)
                and (@Sources::text[] is null or s.source = any(@Sources))
                and (@Groups::text[] is null or s.event_source_group = any(@Groups))
              order by
                case when @Order = 1 and not @Descending then s.name end,
                case when @Order = 1 and @Descending then s.name end desc,
                case when @Order = 2 and not @Descending then s.stream_id end,
                case when @Order = 2 and @Descending then s.stream_id end desc,
                case when @Order <> 2 and not @Descending then s.sequence end,
                case when @Order <> 2 and @Descending then s.sequence end desc
              limit @Limit offset @Offset) as s
            join stream_settings d on d.sequence = s.sequence
            order by
              case when @Order = 1 and not @Descending then s.name end,
              case when @Order = 1 and @Descending then s.name end desc,
              case when @Order = 2 and not @Descending then s.stream_id end,
              case when @Order = 2 and @Descending then s.stream_id end desc,
              case when @Order <> 2 and not @Descending then s.sequence end,
              case when @Order <> 2 and @Descending then s.sequence end desc
            """;

        public const string Count = """
            select count(*)
            from streams s
            where (@AccountId::uuid is null or s.account_id = @AccountId)
              and (@StreamIds::uuid[] is null or s.stream_id = any(@StreamIds))
              and (@StreamIdFrom::uuid is null or s.stream_id >= @StreamIdFrom)
              and (@StreamIdBefore::uuid is null or s.stream_id < @StreamIdBefore)
              and (@Names::text[] is null or s.name = any(@Names))
              and (@Reference::text is null or s.reference = @Reference)
              and (@Statuses::int[] is null or s.status = any(@Statuses))
              and (@CreatedFrom::timestamptz is null or s.create_time >= @CreatedFrom)
              and (@CreatedBefore::timestamptz is null or s.create_time < @CreatedBefore)
              and (@Sources::text[] is null or s.source = any(@Sources))
              and (@Groups::text[] is null or s.event_source_group = any(@Groups))
            """;

        // Two arms, each along its own index and limited: a hundred thousand waiting streams cost no more than a page of them.
        // The asker's own lease does not keep a pending stream from it: the stream may have been resumed or its start broken off.
        // What no silo with a free slot could run is passed over, so that it does not keep others waiting.
        public const string ListStartable = $$"""
            with used as (
              select l.owner, count(*) as slots
              from leases l
              join streams s on s.stream_id = l.stream_id
              where not l.released and l.until_time > coalesce(@Time, clock_timestamp())
              group by l.owner),
            rooms as (
              select p.analytics, p.models, p.groups
              from silo_profiles p
              join cluster_members m on m.cluster_id = p.cluster_id and m.owner = p.owner and m.status = 3
              left join used u on u.owner = p.owner
              where p.cluster_id = @ClusterId and coalesce(u.slots, 0) < p.slots)
            select stream_id from (
              (
                select s.sequence, s.stream_id
                from streams s
                left join leases l on l.stream_id = s.stream_id
                left join cluster_members m on m.cluster_id = @ClusterId and m.owner = l.owner and m.status between 1 and 5
                where s.status = 0
                  and exists (
                    select 1 from rooms r
                    where s.analytics <@ r.analytics and s.models <@ r.models and (r.groups = '{}' or r.groups && s.groups))
                  and (
                    l.stream_id is null or l.released or l.owner = @Asker
                    or (
                      (m.owner is null or l.until_time <= coalesce(@Time, clock_timestamp()))
                      and {{PostgresStartable.IsForgiven}}))
                order by s.sequence
                limit @Limit)
              union all
              (
                select s.sequence, s.stream_id
                from streams s
                left join leases l on l.stream_id = s.stream_id
                left join cluster_members m on m.cluster_id = @ClusterId and m.owner = l.owner and m.status between 1 and 5
                where s.status = 1
                  and exists (
                    select 1 from rooms r
                    where s.analytics <@ r.analytics and s.models <@ r.models and (r.groups = '{}' or r.groups && s.groups))
                  and (
                    l.stream_id is null or l.released
                    or (
                      (m.owner is null or l.until_time <= coalesce(@Time, clock_timestamp()))
                      and (l.owner = @Asker or {{PostgresStartable.IsForgiven}})))
                order by s.sequence
                limit @Limit)) as startable
            order by sequence
            limit @Limit
            """;

        public const string ListResumable = """
            select stream_id from streams
            where status = 8 and resume_time <= @Time
            order by resume_time
            limit @Limit
            """;

        public const string ListRestartable = """
            select
              s.stream_id as "StreamId", s.status, s.version, s.create_time as "CreateTime", s.last_error as "LastError",
              s.autorestart_status as "AutorestartStatus", s.autorestart_attempt as "AutorestartAttempt",
              s.autorestart_time as "AutorestartTime", d.settings
            from streams s
            join stream_settings d on d.sequence = s.sequence
            where s.status = 4
              and s.autorestart_status in (1, 2)
              and coalesce(s.autorestart_attempt, 0) < s.autorestart_attempt_limit
              and (s.autorestart_time is null or s.autorestart_time + s.autorestart_delay <= @Time)
            order by s.sequence
            limit @Limit
            """;
    }
}

namespace LunaVideoAgent.Silo.Storage.Postgres;

internal sealed partial class PostgresVideoTaskStore
{
    private static class Sql
    {
        public const string Insert = """
            with inserted as (
              insert into video_tasks (
                task_id, account_id, status, progress, error, create_time, start_time, end_time, expire_time, analytics, models)
              values (
                @TaskId, @AccountId, @Status, @Progress, @Error, @CreateTime, @StartTime, @EndTime, @ExpireTime, @Analytics, @Models)
              returning sequence)
            insert into video_task_settings (sequence, settings)
            select sequence, @Document::json from inserted
            """;

        public const string Find = """
            select
              task_id as "TaskId", account_id as "AccountId", status, progress, error, create_time as "CreateTime",
              start_time as "StartTime", end_time as "EndTime", expire_time as "ExpireTime"
            from video_tasks
            where task_id = @TaskId and (@AccountId::uuid is null or account_id = @AccountId)
            """;

        public const string FindSettings = """
            select d.settings::text
            from video_tasks t
            join video_task_settings d on d.sequence = t.sequence
            where t.task_id = @TaskId
            """;

        public const string FindResult = """
            select d.result
            from video_tasks t
            join video_task_results d on d.sequence = t.sequence
            where t.task_id = @TaskId
            """;

        public const string List = """
            select
              task_id as "TaskId", account_id as "AccountId", status, progress, error, create_time as "CreateTime",
              start_time as "StartTime", end_time as "EndTime", expire_time as "ExpireTime"
            from video_tasks
            where (@AccountId::uuid is null or account_id = @AccountId)
              and (@TaskIds::uuid[] is null or task_id = any(@TaskIds))
              and (@Statuses::int[] is null or status = any(@Statuses))
              and (@CreatedFrom::timestamptz is null or create_time >= @CreatedFrom)
              and (@CreatedBefore::timestamptz is null or create_time < @CreatedBefore)
            order by
              case when not @Descending then sequence end,
              case when @Descending then sequence end desc
            limit @Limit offset @Offset
            """;

        public const string CountPending = "select count(*) from (select 1 from video_tasks where status = 0 limit @Limit) as waiting";

        public const string LockTask = """
            select sequence from video_tasks
            where task_id = @TaskId and status = any(@From)
            for no key update
            """;

        // The lease's time is not looked at: as long as nobody else took it, nobody else can be running the task.
        public const string LockLease = """
            select 1 from leases
            where stream_id = @TaskId and owner = @Owner and epoch = @Epoch and not released
            for share
            """;

        public const string Move = """
            update video_tasks set
              status = @Status,
              progress = case when @Status = 5 then 1 else progress end,
              error = @Error,
              start_time = case when @Status = 1 then coalesce(start_time, @Time) else start_time end,
              end_time = case when @IsEnd then @Time::timestamptz end,
              expire_time = @ExpireTime
            where task_id = @TaskId
            """;

        public const string InsertResult = "insert into video_task_results (sequence, result) values (@Sequence, @Result)";

        public const string DeleteSegments = "delete from video_task_segments where sequence = @Sequence";

        public const string FindNoticed = """
            select d.settings::text, t.progress
            from video_tasks t
            join video_task_settings d on d.sequence = t.sequence
            where t.task_id = @TaskId
            """;

        public const string Report = """
            with task as (
              select sequence from video_tasks where task_id = @TaskId and status in (1, 4) for no key update),
            held as (
              select task.sequence
              from task
              join leases l on l.stream_id = @TaskId and l.owner = @Owner and l.epoch = @Epoch and not l.released
              for share of l)
            update video_tasks t set progress = greatest(t.progress, @Progress)
            from held
            where t.sequence = held.sequence
            """;

        public const string SaveSegment = """
            with task as (
              select sequence from video_tasks where task_id = @TaskId and status = 1 for no key update),
            held as (
              select task.sequence
              from task
              join leases l on l.stream_id = @TaskId and l.owner = @Owner and l.epoch = @Epoch and not l.released
              for share of l)
            insert into video_task_segments (sequence, segment, findings)
            select sequence, @Index, @Findings from held
            on conflict (sequence, segment) do update set findings = excluded.findings
            """;

        public const string ListSegments = """
            select d.segment as "Index", d.findings
            from video_tasks t
            join video_task_segments d on d.sequence = t.sequence
            where t.task_id = @TaskId
            order by d.segment
            """;

        public const string Delete = """
            delete from video_tasks
            where task_id = @TaskId and status in (2, 3, 5) and (@AccountId::uuid is null or account_id = @AccountId)
            """;

        public const string DeleteLease = "delete from leases where stream_id = @TaskId";

        public const string DeleteExpired = """
            with expired as (
              delete from video_tasks
              where sequence in (
                select sequence from video_tasks where expire_time <= @Time order by expire_time limit @Limit for update skip locked)
              returning task_id),
            freed as (
              delete from leases where stream_id in (select task_id from expired))
            select count(*) from expired
            """;

        // The asker's own lease does not keep a pending task from it: its start may have been broken off.
        // What no silo with a free slot could run is passed over, so that it does not keep others waiting.
        public const string ListStartable = $"""
            with used as (
              select l.owner, count(*) as slots
              from leases l
              join video_tasks t on t.task_id = l.stream_id
              where not l.released and l.until_time > coalesce(@Time::timestamptz, clock_timestamp())
              group by l.owner),
            rooms as (
              select p.analytics, p.models
              from silo_profiles p
              join cluster_members m on m.cluster_id = p.cluster_id and m.owner = p.owner and m.status = 3
              left join used u on u.owner = p.owner
              where p.cluster_id = @ClusterId and coalesce(u.slots, 0) < p.task_slots)
            select t.task_id
            from video_tasks t
            left join leases l on l.stream_id = t.task_id
            where t.status in (0, 1, 4)
              and exists (select 1 from rooms r where t.analytics <@ r.analytics and t.models <@ r.models)
              and (
                l.stream_id is null or l.released or (t.status = 0 and l.owner = @Asker)
                or (
                  (
                    l.until_time <= coalesce(@Time::timestamptz, now())
                    or not exists (
                      select 1 from cluster_members m
                      where m.cluster_id = @ClusterId and m.owner = l.owner and m.status between 1 and 5))
                  and (l.owner = @Asker or {PostgresStartable.IsForgiven})))
            order by t.sequence
            limit @Limit
            """;
    }
}

namespace LunaVideoAgent.Silo.Storage.Sqlite;

internal sealed partial class SqliteVideoTaskStore
{
    private static class Sql
    {
        public const string Insert = """
            insert into video_tasks (task_id, account_id, status, progress, error, create_time, start_time, end_time, expire_time)
            values (@TaskId, @AccountId, @Status, @Progress, @Error, @CreateTime, @StartTime, @EndTime, @ExpireTime)
            returning sequence
            """;

        public const string InsertSettings = "insert into video_task_settings (sequence, settings) values (@Sequence, @Settings)";

        public const string Find = """
            select
              task_id as TaskId, account_id as AccountId, status, progress, error, create_time as CreateTime,
              start_time as StartTime, end_time as EndTime, expire_time as ExpireTime
            from video_tasks
            where task_id = @TaskId and (@AccountId is null or account_id = @AccountId)
            """;

        public const string FindSettings = """
            select d.settings
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

        // Two statements, so that each walks the table in its order and stops with the page.
        public const string ListNewest = """
            select
              task_id as TaskId, account_id as AccountId, status, progress, error, create_time as CreateTime,
              start_time as StartTime, end_time as EndTime, expire_time as ExpireTime
            from video_tasks
            where (@AccountId is null or account_id = @AccountId)
              and (@TaskIds is null or task_id in (select value from json_each(@TaskIds)))
              and (@Statuses is null or status in (select value from json_each(@Statuses)))
              and (@CreatedFrom is null or create_time >= @CreatedFrom)
              and (@CreatedBefore is null or create_time < @CreatedBefore)
            order by sequence desc
            limit @Limit offset @Offset
            """;

        public const string ListOldest = """
            select
              task_id as TaskId, account_id as AccountId, status, progress, error, create_time as CreateTime,
              start_time as StartTime, end_time as EndTime, expire_time as ExpireTime
            from video_tasks
            where (@AccountId is null or account_id = @AccountId)
              and (@TaskIds is null or task_id in (select value from json_each(@TaskIds)))
              and (@Statuses is null or status in (select value from json_each(@Statuses)))
              and (@CreatedFrom is null or create_time >= @CreatedFrom)
              and (@CreatedBefore is null or create_time < @CreatedBefore)
            order by sequence
            limit @Limit offset @Offset
            """;

        public const string CountPending = "select count(*) from (select 1 from video_tasks where status = 0 limit @Limit)";

        // The lease's time is not looked at: as long as nobody else took it, nobody else can be running the task.
        public const string Move = """
            update video_tasks set
              status = @Status,
              progress = case when @Status = 5 then 1 else progress end,
              error = @Error,
              start_time = case when @Status = 1 then coalesce(start_time, @Time) else start_time end,
              end_time = case when @IsEnd then @Time end,
              expire_time = @ExpireTime
            where task_id = @TaskId
              and status in (select value from json_each(@From))
              and (
                @Epoch is null
                or exists (
                  select 1 from leases
                  where stream_id = @TaskId and owner = @Owner and epoch = @Epoch and not released))
            returning sequence
            """;

        public const string InsertResult = "insert into video_task_results (sequence, result) values (@Sequence, @Result)";

        public const string DeleteSegments = "delete from video_task_segments where sequence = @Sequence";

        public const string FindNoticed = """
            select d.settings, t.progress
            from video_tasks t
            join video_task_settings d on d.sequence = t.sequence
            where t.task_id = @TaskId
            """;

        public const string Report = """
            update video_tasks set progress = max(progress, @Progress)
            where task_id = @TaskId
              and status in (1, 4)
              and exists (
                select 1 from leases
                where stream_id = @TaskId and owner = @Owner and epoch = @Epoch and not released)
            """;

        public const string SaveSegment = """
            insert into video_task_segments (sequence, segment, findings)
            select sequence, @Index, @Findings
            from video_tasks
            where task_id = @TaskId
              and status = 1
              and exists (
                select 1 from leases
                where stream_id = @TaskId and owner = @Owner and epoch = @Epoch and not released)
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
            where task_id = @TaskId and status in (2, 3, 5) and (@AccountId is null or account_id = @AccountId)
            """;

        public const string DeleteLease = "delete from leases where stream_id = @TaskId";

        public const string DeleteExpiredLeases = """
            delete from leases
            where stream_id in (select task_id from video_tasks where expire_time <= @Time order by expire_time limit @Limit)
            """;

        public const string DeleteExpired = """
            delete from video_tasks
            where sequence in (select sequence from video_tasks where expire_time <= @Time order by expire_time limit @Limit)
            """;

        // The asker's own lease does not keep a pending task from it: its start may have been broken off.
        public const string ListStartable = $"""
            select t.task_id
            from video_tasks t
            left join leases l on l.stream_id = t.task_id
            where t.status in (0, 1, 4)
              and (
                l.stream_id is null or l.released or (t.status = 0 and l.owner = @Asker)
                or (
                  (l.run <> @Run or l.until_time <= @Time)
                  and (l.owner = @Asker or {SqliteStartable.IsForgiven})))
            order by t.sequence
            limit @Limit
            """;
    }
}

namespace LunaVideoAgent.Silo.Storage.Sqlite;

internal sealed partial class SqliteStreamStore
{
    private static class Sql
    {
        public const string Insert = """
            insert into streams (
              stream_id, account_id, name, reference, source, event_source_group, status, version, create_time, last_error,
              autorestart_status, autorestart_attempt, autorestart_time, autorestart_attempt_limit, autorestart_delay)
            values (
              @StreamId, @AccountId, @Name, @Reference, @Source, @EventSourceGroup, @Status, @Version, @CreateTime, @LastError,
              @AutorestartStatus, @AutorestartAttempt, @AutorestartTime, @AutorestartAttemptLimit, @AutorestartDelay)
            returning sequence
            """;

        public const string InsertSettings = "insert into stream_settings (sequence, settings) values (@Sequence, @Settings)";

        public const string Find = """
            select
              s.stream_id as StreamId, s.status, s.version, s.create_time as CreateTime, s.last_error as LastError,
              s.autorestart_status as AutorestartStatus, s.autorestart_attempt as AutorestartAttempt,
              s.autorestart_time as AutorestartTime, d.settings
            from streams s
            join stream_settings d on d.sequence = s.sequence
            where s.stream_id = @StreamId and (@AccountId is null or s.account_id = @AccountId)
            """;

        public const string Replace = """
            update streams set
              name = @Name,
              reference = @Reference,
              source = @Source,
              event_source_group = @EventSourceGroup,
              status = @Status,
              version = version + 1,
              last_error = null,
              autorestart_status = @AutorestartStatus,
              autorestart_attempt = null,
              autorestart_time = null,
              autorestart_attempt_limit = @AutorestartAttemptLimit,
              autorestart_delay = @AutorestartDelay
            where stream_id = @StreamId and version = @Version and account_id = @AccountId
            returning sequence
            """;

        public const string ReplaceSettings = "update stream_settings set settings = @Settings where sequence = @Sequence";

        // The lease's time is not looked at: as long as nobody else took it, nobody else can be running the stream.
        public const string Move = """
            update streams set
              status = @Status,
              last_error = case when @Error is not null then @Error when @ClearsError then null else last_error end,
              autorestart_status = case when @AutorestartStatus is null then autorestart_status else @AutorestartStatus end,
              autorestart_attempt = case when @AutorestartStatus is null then autorestart_attempt else @AutorestartAttempt end,
              autorestart_time = case when @AutorestartStatus is null then autorestart_time else @AutorestartTime end,
              resume_time = @ResumeTime
            where stream_id = @StreamId
              and status in (select value from json_each(@From))
              and (
                @Epoch is null
                or exists (
                  select 1 from leases
                  where stream_id = @StreamId and owner = @Owner and epoch = @Epoch and not released))
            """;

        public const string FindNotified = """
            select d.settings
            from streams s
            join stream_settings d on d.sequence = s.sequence
            where s.stream_id = @StreamId and d.settings ->> '$.notification_policy' is not null
            """;

        public const string Log = """
            insert into stream_logs (
              stream_id, account_id, status, error, log_time, last_processed_frame_time, analytic_index)
            select stream_id, account_id, @Status, @Error, @LogTime, @LastProcessedFrameTime, @AnalyticIndex
            from streams
            where stream_id = @StreamId
            """;

        public const string Delete = """
            delete from streams where stream_id = @StreamId and (@AccountId is null or account_id = @AccountId)
            """;

        public const string DeleteLease = "delete from leases where stream_id = @StreamId";

        public const string ForgetDeaths = "update leases set young_deaths = 0 where stream_id = @StreamId";

        // Two arms, each along its own index and limited: a hundred thousand waiting streams cost no more than a page of them.
        // The asker's own lease does not keep a pending stream from it: the stream may have been resumed or its start broken off.
        public const string ListStartable = $"""
            select stream_id from (
              select * from (
                select s.sequence, s.stream_id
                from streams s
                left join leases l on l.stream_id = s.stream_id
                where s.status = 0
                  and (
                    l.stream_id is null or l.released or l.owner = @Asker
                    or (
                      (l.run <> @Run or l.until_time <= @Time)
                      and {SqliteStartable.IsForgiven}))
                order by s.sequence
                limit @Limit)
              union all
              select * from (
                select s.sequence, s.stream_id
                from streams s
                left join leases l on l.stream_id = s.stream_id
                where s.status = 1
                  and (
                    l.stream_id is null or l.released
                    or (
                      (l.run <> @Run or l.until_time <= @Time)
                      and (l.owner = @Asker or {SqliteStartable.IsForgiven})))
                order by s.sequence
                limit @Limit))
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
              s.stream_id as StreamId, s.status, s.version, s.create_time as CreateTime, s.last_error as LastError,
              s.autorestart_status as AutorestartStatus, s.autorestart_attempt as AutorestartAttempt,
              s.autorestart_time as AutorestartTime, d.settings
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

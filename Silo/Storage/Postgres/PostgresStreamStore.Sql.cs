namespace LunaVideoAgent.Silo.Storage.Postgres;

internal sealed partial class PostgresStreamStore
{
    private static partial class Sql
    {
        public const string Insert = """
            with inserted as (
              insert into streams (
                stream_id, account_id, name, reference, source, event_source_group, status, version, create_time, last_error,
                autorestart_status, autorestart_attempt, autorestart_time, autorestart_attempt_limit, autorestart_delay,
                analytics, models, groups)
              values (
                @StreamId, @AccountId, @Name, @Reference, @Source, @EventSourceGroup, @Status, @Version, @CreateTime, @LastError,
                @AutorestartStatus, @AutorestartAttempt, @AutorestartTime, @AutorestartAttemptLimit, @AutorestartDelay,
                @Analytics, @Models, @Groups)
              returning sequence)
            insert into stream_settings (sequence, settings)
            select sequence, @Document::json from inserted
            """;

        public const string Replace = """
            with replaced as (
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
                autorestart_delay = @AutorestartDelay,
                analytics = @Analytics,
                models = @Models,
                groups = @Groups
              where stream_id = @StreamId and version = @Version and account_id = @AccountId
              returning sequence)
            update stream_settings d set settings = @Document::json
            from replaced
            where d.sequence = replaced.sequence
            """;

        public const string LockStream = """
            select 1 from streams
            where stream_id = @StreamId and status = any(@From)
            for no key update
            """;

        // The lease's time is not looked at: as long as nobody else took it, nobody else can be running the stream.
        public const string LockLease = """
            select 1 from leases
            where stream_id = @StreamId and owner = @Owner and epoch = @Epoch and not released
            for share
            """;

        public const string Move = """
            update streams set
              status = @Status,
              last_error = case when @Error::text is not null then @Error when @ClearsError then null else last_error end,
              autorestart_status = coalesce(@AutorestartStatus, autorestart_status),
              autorestart_attempt =
                case when @AutorestartStatus::int is null then autorestart_attempt else @AutorestartAttempt end,
              autorestart_time = case when @AutorestartStatus::int is null then autorestart_time else @AutorestartTime end,
              resume_time = @ResumeTime
            where stream_id = @StreamId
            """;

        public const string FindNotified = """
            select d.settings::text
            from streams s
            join stream_settings d on d.sequence = s.sequence
            where s.stream_id = @StreamId and d.settings ->> 'notification_policy' is not null
            """;

        public const string Log = """
            insert into stream_logs (
              stream_id, account_id, status, error, log_time, last_processed_frame_time, analytic_index)
            select stream_id, account_id, @Status, @Error, @LogTime, @LastProcessedFrameTime, @AnalyticIndex
            from streams
            where stream_id = @StreamId
            """;

        public const string Delete = """
            delete from streams where stream_id = @StreamId and (@AccountId::uuid is null or account_id = @AccountId)
            """;

        public const string DeleteLease = "delete from leases where stream_id = @StreamId";

        public const string ForgetDeaths = """
            with forgotten as (delete from handovers where stream_id = @StreamId)
            update leases set young_deaths = 0 where stream_id = @StreamId
            """;
    }
}

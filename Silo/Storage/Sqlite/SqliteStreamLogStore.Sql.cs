namespace LunaVideoAgent.Silo.Storage.Sqlite;

internal sealed partial class SqliteStreamLogStore
{
    private static class Sql
    {
        public const string Append = """
            insert into stream_logs (
              stream_id, account_id, status, error, log_time, last_processed_frame_time, analytic_index)
            select s.stream_id, s.account_id, @Status, @Error, @LogTime, @LastProcessedFrameTime, @AnalyticIndex
            from streams s
            join leases l on l.stream_id = s.stream_id
            where s.stream_id = @StreamId and l.owner = @Owner and l.epoch = @Epoch and not l.released
            """;

        public const string SetError = """
            update streams set last_error = @Error where stream_id = @StreamId
            """;

        public const string List = """
            select
              stream_id as StreamId, status, error, log_time as LogTime,
              last_processed_frame_time as LastProcessedFrameTime, analytic_index as AnalyticIndex
            from stream_logs
            where (@AccountId is null or account_id = @AccountId)
              and (@StreamIds is null or stream_id in (select value from json_each(@StreamIds)))
              and (@Statuses is null or status in (select value from json_each(@Statuses)))
              and (@From is null or log_time >= @From)
              and (@Before is null or log_time < @Before)
              and (@AnalyticIndexes is null or analytic_index in (select value from json_each(@AnalyticIndexes)))
            order by id desc
            limit @Limit offset @Offset
            """;

        public const string ListOfStreams = """
            select
              stream_id as StreamId, status, error, log_time as LogTime,
              last_processed_frame_time as LastProcessedFrameTime, analytic_index as AnalyticIndex
            from stream_logs
            where stream_id in (select value from json_each(@StreamIds))
              and (@AccountId is null or account_id = @AccountId)
              and (@Statuses is null or status in (select value from json_each(@Statuses)))
              and (@From is null or log_time >= @From)
              and (@Before is null or log_time < @Before)
              and (@AnalyticIndexes is null or analytic_index in (select value from json_each(@AnalyticIndexes)))
            order by id desc
            limit @Limit offset @Offset
            """;

        public const string ListOfAccount = """
            select
              stream_id as StreamId, status, error, log_time as LogTime,
              last_processed_frame_time as LastProcessedFrameTime, analytic_index as AnalyticIndex
            from stream_logs
            where account_id = @AccountId
              and (@StreamIds is null or stream_id in (select value from json_each(@StreamIds)))
              and (@Statuses is null or status in (select value from json_each(@Statuses)))
              and (@From is null or log_time >= @From)
              and (@Before is null or log_time < @Before)
              and (@AnalyticIndexes is null or analytic_index in (select value from json_each(@AnalyticIndexes)))
            order by id desc
            limit @Limit offset @Offset
            """;

        public const string ListOfAnalytics = """
            select
              stream_id as StreamId, status, error, log_time as LogTime,
              last_processed_frame_time as LastProcessedFrameTime, analytic_index as AnalyticIndex
            from stream_logs
            where analytic_index in (select value from json_each(@AnalyticIndexes))
              and (@AccountId is null or account_id = @AccountId)
              and (@StreamIds is null or stream_id in (select value from json_each(@StreamIds)))
              and (@Statuses is null or status in (select value from json_each(@Statuses)))
              and (@From is null or log_time >= @From)
              and (@Before is null or log_time < @Before)
            order by id desc
            limit @Limit offset @Offset
            """;

        public const string Delete = """
            delete from stream_logs
            where id in (
              select id from stream_logs old
              where log_time < @Before
                and exists (select 1 from stream_logs newer where newer.stream_id = old.stream_id and newer.id > old.id)
              limit @Batch)
            """;
    }
}

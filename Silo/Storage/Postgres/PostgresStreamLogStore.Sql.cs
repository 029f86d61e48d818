namespace LunaVideoAgent.Silo.Storage.Postgres;

internal sealed partial class PostgresStreamLogStore
{
    private static class Sql
    {
        // The stream is locked first and as an update of its error needs it; see PostgresStreamStore.
        public const string Append = """
            insert into stream_logs (
              stream_id, account_id, status, error, log_time, last_processed_frame_time, analytic_index)
            select s.stream_id, s.account_id, @Status, @Error, @LogTime, @LastProcessedFrameTime, @AnalyticIndex
            from streams s
            join leases l on l.stream_id = s.stream_id
            where s.stream_id = @StreamId and l.owner = @Owner and l.epoch = @Epoch and not l.released
            for no key update of s
            for share of l
            """;

        public const string SetError = "update streams set last_error = @Error where stream_id = @StreamId";

        // One statement for all filters; see PostgresStreamStore.
        public const string List = """
            select
              stream_id as "StreamId", status, error, log_time as "LogTime",
              last_processed_frame_time as "LastProcessedFrameTime", analytic_index as "AnalyticIndex"
            from stream_logs
            where (@AccountId::uuid is null or account_id = @AccountId)
              and (@StreamIds::uuid[] is null or stream_id = any(@StreamIds))
              and (@Statuses::int[] is null or status = any(@Statuses))
              and (@From::timestamptz is null or log_time >= @From)
              and (@Before::timestamptz is null or log_time < @Before)
              and (@AnalyticIndexes::int[] is null or analytic_index = any(@AnalyticIndexes))
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

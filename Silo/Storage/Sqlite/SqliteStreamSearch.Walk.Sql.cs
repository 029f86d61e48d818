namespace LunaVideoAgent.Silo.Storage.Sqlite;

internal sealed partial class SqliteStreamSearch
{
    private static partial class Sql
    {
        public const string Walk = """
            select sequence from streams
            where (@AccountId is null or account_id = @AccountId)
              and (@StreamIds is null or stream_id in (select value from json_each(@StreamIds)))
              and (@StreamIdFrom is null or stream_id >= @StreamIdFrom)
              and (@StreamIdBefore is null or stream_id < @StreamIdBefore)
              and (@Names is null or name in (select value from json_each(@Names)))
              and (@Reference is null or reference = @Reference)
              and (@Statuses is null or status in (select value from json_each(@Statuses)))
              and (@CreatedFrom is null or create_time >= @CreatedFrom)
              and (@CreatedBefore is null or create_time < @CreatedBefore)
              and (@Sources is null or source in (select value from json_each(@Sources)))
              and (@Groups is null or event_source_group in (select value from json_each(@Groups)))
            order by sequence
            limit @Limit offset @Offset
            """;

        public const string WalkBack = """
            select sequence from streams
            where (@AccountId is null or account_id = @AccountId)
              and (@StreamIds is null or stream_id in (select value from json_each(@StreamIds)))
              and (@StreamIdFrom is null or stream_id >= @StreamIdFrom)
              and (@StreamIdBefore is null or stream_id < @StreamIdBefore)
              and (@Names is null or name in (select value from json_each(@Names)))
              and (@Reference is null or reference = @Reference)
              and (@Statuses is null or status in (select value from json_each(@Statuses)))
              and (@CreatedFrom is null or create_time >= @CreatedFrom)
              and (@CreatedBefore is null or create_time < @CreatedBefore)
              and (@Sources is null or source in (select value from json_each(@Sources)))
              and (@Groups is null or event_source_group in (select value from json_each(@Groups)))
            order by sequence desc
            limit @Limit offset @Offset
            """;

        public const string WalkNames = """
            select sequence from streams
            where (@AccountId is null or account_id = @AccountId)
              and (@StreamIds is null or stream_id in (select value from json_each(@StreamIds)))
              and (@StreamIdFrom is null or stream_id >= @StreamIdFrom)
              and (@StreamIdBefore is null or stream_id < @StreamIdBefore)
              and (@Names is null or name in (select value from json_each(@Names)))
              and (@Reference is null or reference = @Reference)
              and (@Statuses is null or status in (select value from json_each(@Statuses)))
              and (@CreatedFrom is null or create_time >= @CreatedFrom)
              and (@CreatedBefore is null or create_time < @CreatedBefore)
              and (@Sources is null or source in (select value from json_each(@Sources)))
              and (@Groups is null or event_source_group in (select value from json_each(@Groups)))
            order by name, sequence
            limit @Limit offset @Offset
            """;

        public const string WalkNamesBack = """
            select sequence from streams
            where (@AccountId is null or account_id = @AccountId)
              and (@StreamIds is null or stream_id in (select value from json_each(@StreamIds)))
              and (@StreamIdFrom is null or stream_id >= @StreamIdFrom)
              and (@StreamIdBefore is null or stream_id < @StreamIdBefore)
              and (@Names is null or name in (select value from json_each(@Names)))
              and (@Reference is null or reference = @Reference)
              and (@Statuses is null or status in (select value from json_each(@Statuses)))
              and (@CreatedFrom is null or create_time >= @CreatedFrom)
              and (@CreatedBefore is null or create_time < @CreatedBefore)
              and (@Sources is null or source in (select value from json_each(@Sources)))
              and (@Groups is null or event_source_group in (select value from json_each(@Groups)))
            order by name desc, sequence desc
            limit @Limit offset @Offset
            """;

        public const string WalkIds = """
            select sequence from streams
            where stream_id >= coalesce(@StreamIdFrom, '')
              and stream_id < coalesce(@StreamIdBefore, 'g')
              and (@AccountId is null or account_id = @AccountId)
              and (@StreamIds is null or stream_id in (select value from json_each(@StreamIds)))
              and (@Names is null or name in (select value from json_each(@Names)))
              and (@Reference is null or reference = @Reference)
              and (@Statuses is null or status in (select value from json_each(@Statuses)))
              and (@CreatedFrom is null or create_time >= @CreatedFrom)
              and (@CreatedBefore is null or create_time < @CreatedBefore)
              and (@Sources is null or source in (select value from json_each(@Sources)))
              and (@Groups is null or event_source_group in (select value from json_each(@Groups)))
            order by stream_id
            limit @Limit offset @Offset
            """;

        public const string WalkIdsBack = """
            select sequence from streams
            where stream_id >= coalesce(@StreamIdFrom, '')
              and stream_id < coalesce(@StreamIdBefore, 'g')
              and (@AccountId is null or account_id = @AccountId)
              and (@StreamIds is null or stream_id in (select value from json_each(@StreamIds)))
              and (@Names is null or name in (select value from json_each(@Names)))
              and (@Reference is null or reference = @Reference)
              and (@Statuses is null or status in (select value from json_each(@Statuses)))
              and (@CreatedFrom is null or create_time >= @CreatedFrom)
              and (@CreatedBefore is null or create_time < @CreatedBefore)
              and (@Sources is null or source in (select value from json_each(@Sources)))
              and (@Groups is null or event_source_group in (select value from json_each(@Groups)))
            order by stream_id desc
            limit @Limit offset @Offset
            """;

        public const string CountWalking = """
            select count(*) from streams
            where (@AccountId is null or account_id = @AccountId)
              and (@StreamIds is null or stream_id in (select value from json_each(@StreamIds)))
              and (@StreamIdFrom is null or stream_id >= @StreamIdFrom)
              and (@StreamIdBefore is null or stream_id < @StreamIdBefore)
              and (@Names is null or name in (select value from json_each(@Names)))
              and (@Reference is null or reference = @Reference)
              and (@Statuses is null or status in (select value from json_each(@Statuses)))
              and (@CreatedFrom is null or create_time >= @CreatedFrom)
              and (@CreatedBefore is null or create_time < @CreatedBefore)
              and (@Sources is null or source in (select value from json_each(@Sources)))
              and (@Groups is null or event_source_group in (select value from json_each(@Groups)))
            """;
    }
}

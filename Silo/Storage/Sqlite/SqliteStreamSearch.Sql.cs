namespace LunaVideoAgent.Silo.Storage.Sqlite;

internal sealed partial class SqliteStreamSearch
{
    private static partial class Sql
    {
        // The filter that leaves the fewest rows, if these are few; counting stops there.
        public const string ChooseKey = """
            select key from (
              select 1 as key, (
                select count(*) from (
                  select 1 from streams
                  where account_id = @AccountId
                  limit @Few)) as found
              where @AccountId is not null
              union all
              select 2 as key, (
                select count(*) from (
                  select 1 from streams
                  where stream_id in (select value from json_each(@StreamIds))
                  limit @Few)) as found
              where @StreamIds is not null
              union all
              select 3 as key, (
                select count(*) from (
                  select 1 from streams
                  where stream_id >= coalesce(@StreamIdFrom, '')
                    and stream_id < coalesce(@StreamIdBefore, 'g')
                  limit @Few)) as found
              where coalesce(@StreamIdFrom, @StreamIdBefore) is not null
              union all
              select 4 as key, (
                select count(*) from (
                  select 1 from streams
                  where name in (select value from json_each(@Names))
                  limit @Few)) as found
              where @Names is not null
              union all
              select 5 as key, (
                select count(*) from (
                  select 1 from streams
                  where reference = @Reference
                  limit @Few)) as found
              where @Reference is not null
              union all
              select 6 as key, (
                select count(*) from (
                  select 1 from streams
                  where status in (select value from json_each(@Statuses))
                  limit @Few)) as found
              where @Statuses is not null
              union all
              select 7 as key, (
                select count(*) from (
                  select 1 from streams
                  where create_time >= coalesce(@CreatedFrom, -1 << 63)
                    and create_time < coalesce(@CreatedBefore, ~(-1 << 63))
                  limit @Few)) as found
              where coalesce(@CreatedFrom, @CreatedBefore) is not null
              union all
              select 8 as key, (
                select count(*) from (
                  select 1 from streams
                  where source in (select value from json_each(@Sources))
                  limit @Few)) as found
              where @Sources is not null
              union all
              select 9 as key, (
                select count(*) from (
                  select 1 from streams
                  where event_source_group in (select value from json_each(@Groups))
                  limit @Few)) as found
              where @Groups is not null)
            where found < @Few
            order by found
            limit 1
            """;

        // Only the arm of the chosen key runs. The cross join keeps it on the outside.
        public const string Seek = """
            with picked (sequence) as (
              select sequence from streams where @Key = 1 and account_id = @AccountId
              union all
              select sequence from streams where @Key = 2 and stream_id in (select value from json_each(@StreamIds))
              union all
              select sequence from streams
              where @Key = 3 and stream_id >= coalesce(@StreamIdFrom, '')
                and stream_id < coalesce(@StreamIdBefore, 'g')
              union all
              select sequence from streams where @Key = 4 and name in (select value from json_each(@Names))
              union all
              select sequence from streams where @Key = 5 and reference = @Reference
              union all
              select sequence from streams where @Key = 6 and status in (select value from json_each(@Statuses))
              union all
              select sequence from streams
              where @Key = 7 and create_time >= coalesce(@CreatedFrom, -1 << 63)
                and create_time < coalesce(@CreatedBefore, ~(-1 << 63))
              union all
              select sequence from streams where @Key = 8 and source in (select value from json_each(@Sources))
              union all
              select sequence from streams where @Key = 9 and event_source_group in (select value from json_each(@Groups)))
            select s.sequence
            from picked
            cross join streams s on s.sequence = picked.sequence
            where (@AccountId is null or s.account_id = @AccountId)
              and (@StreamIds is null or s.stream_id in (select value from json_each(@StreamIds)))
              and (@StreamIdFrom is null or s.stream_id >= @StreamIdFrom)
              and (@StreamIdBefore is null or s.stream_id < @StreamIdBefore)
              and (@Names is null or s.name in (select value from json_each(@Names)))
              and (@Reference is null or s.reference = @Reference)
              and (@Statuses is null or s.status in (select value from json_each(@Statuses)))
              and (@CreatedFrom is null or s.create_time >= @CreatedFrom)
              and (@CreatedBefore is null or s.create_time < @CreatedBefore)
              and (@Sources is null or s.source in (select value from json_each(@Sources)))
              and (@Groups is null or s.event_source_group in (select value from json_each(@Groups)))
            order by
              case when not @Descending then case @Order when 1 then s.name when 2 then s.stream_id end end,
              case when @Descending then case @Order when 1 then s.name when 2 then s.stream_id end end desc,
              case when @Descending then -s.sequence else s.sequence end
            limit @Limit offset @Offset
            """;

        public const string CountSeeking = """
            with picked (sequence) as (
              select sequence from streams where @Key = 1 and account_id = @AccountId
              union all
              select sequence from streams where @Key = 2 and stream_id in (select value from json_each(@StreamIds))
              union all
              select sequence from streams
              where @Key = 3 and stream_id >= coalesce(@StreamIdFrom, '')
                and stream_id < coalesce(@StreamIdBefore, 'g')
              union all
              select sequence from streams where @Key = 4 and name in (select value from json_each(@Names))
              union all
              select sequence from streams where @Key = 5 and reference = @Reference
              union all
              select sequence from streams where @Key = 6 and status in (select value from json_each(@Statuses))
              union all
              select sequence from streams
              where @Key = 7 and create_time >= coalesce(@CreatedFrom, -1 << 63)
                and create_time < coalesce(@CreatedBefore, ~(-1 << 63))
              union all
              select sequence from streams where @Key = 8 and source in (select value from json_each(@Sources))
              union all
              select sequence from streams where @Key = 9 and event_source_group in (select value from json_each(@Groups)))
            select count(*)
            from picked
            cross join streams s on s.sequence = picked.sequence
            where (@AccountId is null or s.account_id = @AccountId)
              and (@StreamIds is null or s.stream_id in (select value from json_each(@StreamIds)))
              and (@StreamIdFrom is null or s.stream_id >= @StreamIdFrom)
              and (@StreamIdBefore is null or s.stream_id < @StreamIdBefore)
              and (@Names is null or s.name in (select value from json_each(@Names)))
              and (@Reference is null or s.reference = @Reference)
              and (@Statuses is null or s.status in (select value from json_each(@Statuses)))
              and (@CreatedFrom is null or s.create_time >= @CreatedFrom)
              and (@CreatedBefore is null or s.create_time < @CreatedBefore)
              and (@Sources is null or s.source in (select value from json_each(@Sources)))
              and (@Groups is null or s.event_source_group in (select value from json_each(@Groups)))
            """;

        public const string Read = """
            select
              s.stream_id as StreamId, s.status, s.version, s.create_time as CreateTime, s.last_error as LastError,
              s.autorestart_status as AutorestartStatus, s.autorestart_attempt as AutorestartAttempt,
              s.autorestart_time as AutorestartTime, d.settings
            from json_each(@Sequences) as wanted
            join streams s on s.sequence = wanted.value
            join stream_settings d on d.sequence = s.sequence
            order by wanted.key
            """;
    }
}

namespace LunaVideoAgent.Silo.Storage.Sqlite;

internal sealed partial class SqliteLeaseStore
{
    private static class Sql
    {
        // The first `where` lets a lease be taken that is free, ours, over, or of a process that had the file open before us. The
        // second holds a stream back whose owners died young: @Hold after the second death, then doubling.
        public const string Take = """
            insert into leases
              (stream_id, owner, run, epoch, take_time, renew_time, until_time, released, was_lost, young_deaths)
            select @StreamId, @Owner, @Run, 1, @Time, @Time, @Until, 0, 0, 0
            where exists (select 1 from streams where stream_id = @StreamId)
              or exists (select 1 from video_tasks where task_id = @StreamId)
            on conflict (stream_id) do update set
              owner = excluded.owner,
              run = excluded.run,
              epoch = leases.epoch + 1,
              take_time = excluded.take_time,
              renew_time = excluded.renew_time,
              until_time = excluded.until_time,
              released = 0,
              was_lost = not leases.released and leases.owner <> excluded.owner,
              young_deaths = case
                when leases.released then 0
                when leases.owner = excluded.owner then leases.young_deaths
                when leases.renew_time - leases.take_time < @YoungAge then leases.young_deaths + 1
                else 0
              end
            where
              (leases.released or leases.until_time <= @Time or leases.owner = excluded.owner or leases.run <> excluded.run)
              and (
                leases.released
                or leases.owner = excluded.owner
                or leases.renew_time - leases.take_time >= @YoungAge
                or leases.young_deaths < 1
                or leases.renew_time + (@Hold << min(leases.young_deaths - 1, @Doublings)) <= @Time)
            returning epoch, was_lost as WasLost, young_deaths as YoungDeaths
            """;

        public const string Renew = """
            update leases
            set renew_time = @Time, until_time = @Until
            from json_each(@Leases) as mine
            where leases.stream_id = mine.value ->> 'id'
              and leases.epoch = mine.value ->> 'epoch'
              and leases.owner = @Owner
              and not leases.released
            returning stream_id
            """;

        public const string Release = """
            update leases
            set released = 1, until_time = @Time
            where stream_id = @StreamId and owner = @Owner and epoch = @Epoch
            """;
    }
}

namespace LunaVideoAgent.Silo.Storage.Postgres;

internal sealed partial class PostgresLeaseStore
{
    private static class Sql
    {
        // Whoever takes must be alive itself. The first condition lets a lease be taken that is free, ours, over, or of an owner that
        // is not alive in the membership; the second holds a stream back whose owners died young: @Hold after the second death, then
        // doubling. The clock is read in the conflict, after waiting for whoever has the row.
        public const string Take = """
            with stream as (
              select stream_id as id from streams where stream_id = @StreamId for key share),
            task as (
              select task_id as id from video_tasks where task_id = @StreamId for key share),
            work as (
              select id from stream union all select id from task)
            insert into leases as l
              (stream_id, owner, epoch, take_time, renew_time, until_time, released, was_lost, young_deaths)
            select
              work.id, @Owner, 1,
              coalesce(@Time, clock_timestamp()), coalesce(@Time, clock_timestamp()),
              coalesce(@Time, clock_timestamp()) + @TimeToLive,
              false, false, 0
            from work
            join cluster_members me on me.cluster_id = @ClusterId and me.owner = @Owner and me.status between 1 and 5
            on conflict (stream_id) do update set
              owner = excluded.owner,
              epoch = l.epoch + 1,
              take_time = coalesce(@Time, clock_timestamp()),
              renew_time = coalesce(@Time, clock_timestamp()),
              until_time = coalesce(@Time, clock_timestamp()) + @TimeToLive,
              released = false,
              was_lost = not l.released and l.owner <> excluded.owner,
              young_deaths = case
                when l.released then 0
                when l.owner = excluded.owner then l.young_deaths
                when l.renew_time - l.take_time < @YoungAge then l.young_deaths + 1
                else 0
              end
            where
              (
                l.released
                or l.owner = excluded.owner
                or l.until_time <= coalesce(@Time, clock_timestamp())
                or not exists (
                  select 1 from cluster_members m
                  where m.cluster_id = @ClusterId and m.owner = l.owner and m.status between 1 and 5))
              and (
                l.released
                or l.owner = excluded.owner
                or l.renew_time - l.take_time >= @YoungAge
                or l.young_deaths < 1
                or l.renew_time + @Hold * power(2, least(l.young_deaths - 1, @Doublings)) <= coalesce(@Time, clock_timestamp()))
            returning epoch as "Epoch", was_lost as "WasLost", young_deaths as "YoungDeaths"
            """;

        // A silo that was declared dead renews nothing, even if it still reaches the database.
        public const string Renew = """
            update leases l
            set renew_time = coalesce(@Time, clock_timestamp()), until_time = coalesce(@Time, clock_timestamp()) + @TimeToLive
            from unnest(@StreamIds, @Epochs) as mine (stream_id, epoch)
            where l.stream_id = mine.stream_id
              and l.epoch = mine.epoch
              and l.owner = @Owner
              and not l.released
              and exists (
                select 1 from cluster_members m
                where m.cluster_id = @ClusterId and m.owner = @Owner and m.status between 1 and 5)
            returning l.stream_id
            """;

        public const string Release = """
            update leases
            set released = true, until_time = coalesce(@Time, clock_timestamp())
            where stream_id = @StreamId and owner = @Owner and epoch = @Epoch
            """;
    }
}

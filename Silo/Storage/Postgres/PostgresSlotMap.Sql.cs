namespace LunaVideoAgent.Silo.Storage.Postgres;

internal sealed partial class PostgresSlotMap
{
    private static class Sql
    {
        public const string Announce = """
            with gone as (
              delete from silo_profiles p
              where p.cluster_id = @ClusterId
                and exists (
                  select 1 from cluster_members m where m.cluster_id = p.cluster_id and m.owner = p.owner and m.status = 6))
            insert into silo_profiles (cluster_id, owner, slots, task_slots, analytics, models, groups, version)
            values (@ClusterId, @Owner, @Slots, @TaskSlots, @Analytics, @Models, @Groups, @Version)
            on conflict (cluster_id, owner) do update set
              slots = excluded.slots,
              task_slots = excluded.task_slots,
              analytics = excluded.analytics,
              models = excluded.models,
              groups = excluded.groups,
              version = excluded.version
            """;

        // A reserved silo comes first for those it is reserved for, then the least loaded, then the one that knows least. What was
        // placed a moment ago and holds no lease yet counts as loaded. Equals are told apart by the work, so that many at once spread.
        public const string Choose = """
            with held as (
              select l.owner, l.stream_id
              from leases l
              join streams s on s.stream_id = l.stream_id
              where not l.released and l.until_time > clock_timestamp()
              union
              select underway.owner, underway.stream_id
              from unnest(@UnderwayIds, @UnderwayOwners) as underway (stream_id, owner)
              where not exists (
                select 1 from leases l
                where l.stream_id = underway.stream_id and not l.released and l.until_time > clock_timestamp())),
            used as (
              select owner, count(*) as slots from held where stream_id <> @WorkId group by owner)
            select p.owner
            from streams s
            join silo_profiles p
              on p.cluster_id = @ClusterId
              and p.owner = any(@Candidates)
              and s.analytics <@ p.analytics
              and s.models <@ p.models
              and (p.groups = '{}' or p.groups && s.groups)
            join cluster_members m on m.cluster_id = p.cluster_id and m.owner = p.owner and m.status = 3
            left join used u on u.owner = p.owner
            where s.stream_id = @WorkId and s.status in (0, 1) and coalesce(u.slots, 0) < p.slots
            order by
              p.groups = '{}',
              coalesce(u.slots, 0)::float / p.slots,
              cardinality(p.analytics) + cardinality(p.models),
              md5(p.owner || s.stream_id::text)
            limit 1
            """;

        public const string ListAble = """
            select p.owner
            from silo_profiles p
            join cluster_members m on m.cluster_id = p.cluster_id and m.owner = p.owner and m.status = 3
            where p.cluster_id = @ClusterId
              and p.owner = any(@Candidates)
              and p.slots + p.task_slots > 0
              and @Analytics <@ p.analytics
              and @Models <@ p.models
            order by random()
            """;

        public const string CountFree = """
            with used as (
              select l.owner, count(*) as slots
              from leases l
              join streams s on s.stream_id = l.stream_id
              where not l.released and l.until_time > clock_timestamp()
              group by l.owner)
            select coalesce(sum(greatest(0, p.slots - coalesce(u.slots, 0))), 0)::int
            from silo_profiles p
            join cluster_members m on m.cluster_id = p.cluster_id and m.owner = p.owner and m.status = 3
            left join used u on u.owner = p.owner
            where p.cluster_id = @ClusterId
            """;

        public const string Retire = "update silo_profiles set slots = 0, task_slots = 0 where cluster_id = @ClusterId and owner = @Owner";

        // The stream that has been here longest, if this is the fullest silo and another one that can run it would even then be no
        // fuller than this one without it; so no stream ever goes back and forth.
        public const string FindSurplus = """
            with held as (
              select l.owner, l.stream_id, l.take_time, s.analytics, s.models, s.groups
              from leases l
              join streams s on s.stream_id = l.stream_id and s.status = 1
              where not l.released and l.until_time > clock_timestamp()),
            loads as (
              select p.owner, p.slots, p.analytics, p.models, p.groups, p.version,
                (select count(*) from held h where h.owner = p.owner)::float as used
              from silo_profiles p
              join cluster_members m on m.cluster_id = p.cluster_id and m.owner = p.owner and m.status = 3
              where p.cluster_id = @ClusterId and p.slots > 0),
            calm as (
              select 1
              from clusters c
              where c.cluster_id = @ClusterId
                and c.change_time < now() - @Calm
                and (select count(distinct version) from loads) = 1
                and not exists (
                  select 1 from cluster_members m where m.cluster_id = @ClusterId and m.status in (1, 2, 4, 5)))
            select h.stream_id
            from calm, held h
            join loads mine on mine.owner = h.owner
            where h.owner = @Owner
              and not exists (
                select 1 from loads o
                where (o.used / o.slots, o.owner) > (mine.used / mine.slots, mine.owner))
              and exists (
                select 1 from loads o
                where o.owner <> mine.owner
                  and h.analytics <@ o.analytics
                  and h.models <@ o.models
                  and (o.groups = '{}' or o.groups && h.groups)
                  and (o.used + 1) / o.slots <= (mine.used - 1) / mine.slots)
            order by h.take_time
            limit 1
            """;
    }
}

namespace LunaVideoAgent.Silo.Storage.Postgres;

internal sealed partial class PostgresSlotMap
{
    // As for streams, but that no silo is reserved for tasks.
    private static class TaskSql
    {
        public const string Choose = """
            with held as (
              select l.owner, l.stream_id
              from leases l
              join video_tasks t on t.task_id = l.stream_id
              where not l.released and l.until_time > clock_timestamp()
              union
              select underway.owner, underway.task_id
              from unnest(@UnderwayIds, @UnderwayOwners) as underway (task_id, owner)
              where not exists (
                select 1 from leases l
                where l.stream_id = underway.task_id and not l.released and l.until_time > clock_timestamp())),
            used as (
              select owner, count(*) as slots from held where stream_id <> @WorkId group by owner)
            select p.owner
            from video_tasks t
            join silo_profiles p
              on p.cluster_id = @ClusterId
              and p.owner = any(@Candidates)
              and t.analytics <@ p.analytics
              and t.models <@ p.models
            join cluster_members m on m.cluster_id = p.cluster_id and m.owner = p.owner and m.status = 3
            left join used u on u.owner = p.owner
            where t.task_id = @WorkId and t.status in (0, 1, 4) and coalesce(u.slots, 0) < p.task_slots
            order by
              coalesce(u.slots, 0)::float / p.task_slots,
              cardinality(p.analytics) + cardinality(p.models),
              md5(p.owner || t.task_id::text)
            limit 1
            """;

        public const string CountFree = """
            with used as (
              select l.owner, count(*) as slots
              from leases l
              join video_tasks t on t.task_id = l.stream_id
              where not l.released and l.until_time > clock_timestamp()
              group by l.owner)
            select coalesce(sum(greatest(0, p.task_slots - coalesce(u.slots, 0))), 0)::int
            from silo_profiles p
            join cluster_members m on m.cluster_id = p.cluster_id and m.owner = p.owner and m.status = 3
            left join used u on u.owner = p.owner
            where p.cluster_id = @ClusterId
            """;
    }
}

namespace LunaVideoAgent.Silo.Storage.Postgres;

internal sealed partial class PostgresAgentMap
{
    private static class Sql
    {
        private const string Agent = """
            select
              p.owner as "Owner", m.silo_name as "Name", m.address || ':' || m.port::text as "Address", m.start_time as "StartTime",
              p.slots as "Slots", p.analytics as "Analytics", p.groups as "Groups",
              array(
                select l.stream_id
                from leases l
                join streams s on s.stream_id = l.stream_id
                where l.owner = p.owner and not l.released and l.until_time > clock_timestamp()
                order by l.stream_id) as "Streams"
            from silo_profiles p
            join cluster_members m on m.cluster_id = p.cluster_id and m.owner = p.owner and m.status = 3
            """;

        public const string List = $"""
            {Agent}
            where p.cluster_id = @ClusterId
            order by m.silo_name, p.owner
            """;

        public const string FindByStream = $"""
            {Agent}
            join leases held on held.owner = p.owner
            where p.cluster_id = @ClusterId
              and held.stream_id = @StreamId and not held.released and held.until_time > clock_timestamp()
            """;
    }
}

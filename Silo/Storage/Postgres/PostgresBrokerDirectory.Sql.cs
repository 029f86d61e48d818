namespace LunaVideoAgent.Silo.Storage.Postgres;

internal sealed partial class PostgresBrokerDirectory
{
    private static class Sql
    {
        // The condition on the text is that of the index: few streams have brokers, and the others are not looked at.
        public const string List = """
            select d.settings::text
            from stream_settings d
            join streams s on s.sequence = d.sequence
            where (d.settings::text like '%"kind":"kafka"%' or d.settings::text like '%"kind":"mqtt"%')
              and s.status in (0, 1, 3, 6)
            order by d.sequence desc
            limit @Limit
            """;
    }
}

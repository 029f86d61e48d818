namespace LunaVideoAgent.Silo.Storage.Sqlite;

internal sealed partial class SqliteBrokerDirectory
{
    private static class Sql
    {
        // The condition on the text is that of the index: few streams have brokers, and the others are not looked at.
        public const string List = """
            select d.settings
            from stream_settings d
            join streams s on s.sequence = d.sequence
            where (instr(d.settings, '"kind":"kafka"') > 0 or instr(d.settings, '"kind":"mqtt"') > 0)
              and s.status in (0, 1, 3, 6)
            order by d.sequence desc
            limit @Limit
            """;
    }
}

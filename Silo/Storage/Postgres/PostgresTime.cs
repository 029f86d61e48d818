namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>Points in time as the driver gives them: UTC, without an offset.</summary>
internal static class PostgresTime
{
    /// <summary>The same moment.</summary>
    public static DateTimeOffset To(DateTime time) => new(time);

    /// <summary>The same moment, if there is one.</summary>
    public static DateTimeOffset? To(DateTime? time) => time is { } known ? To(known) : null;
}

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>Points in time as SQLite keeps them: microseconds since 1970 (UTC), the resolution of PostgreSQL.</summary>
internal static class SqliteTime
{
    /// <summary>Microseconds of a time; what is finer is cut off.</summary>
    public static long From(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>Microseconds of a time that may be missing.</summary>
    public static long? From(DateTimeOffset? time) => time is { } known ? From(known) : null;

    /// <summary>Microseconds of a duration.</summary>
    public static long From(TimeSpan duration) => duration.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The time of microseconds.</summary>
    public static DateTimeOffset To(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>The time of microseconds that may be missing.</summary>
    public static DateTimeOffset? To(long? microseconds) => microseconds is { } known ? To(known) : null;
}

using LunaVideoAgent.Grains;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Streams;
using LunaVideoAgent.Silo.Storage.Sqlite;

namespace LunaVideoAgent.Silo.Storage;

/// <summary>Registers the stores of one database.</summary>
internal static class StorageServices
{
    /// <summary>Stores in one SQLite file, for one process. The file is opened when the first store is asked for.</summary>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, string path) =>
        services
            .AddSingleton(_ => SqliteDatabase.Open(path))
            .AddSingleton<ISchema, SqliteSchema>()
            .AddSingleton<IDatabaseProbe, SqliteDatabaseProbe>()
            .AddSingleton<IStreamStore, SqliteStreamStore>()
            .AddSingleton<IStreamLogStore, SqliteStreamLogStore>()
            .AddSingleton<ILeaseStore, SqliteLeaseStore>();
}

using LunaVideoAgent.Grains;
using LunaVideoAgent.Grains.Agent;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Images;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Streams;
using LunaVideoAgent.Grains.Tasks;
using LunaVideoAgent.Grains.Uploads;
using LunaVideoAgent.Silo.Delivery.Brokers;
using LunaVideoAgent.Silo.Storage.Images;
using LunaVideoAgent.Silo.Storage.Postgres;
using LunaVideoAgent.Silo.Storage.Sqlite;
using LunaVideoAgent.Silo.Storage.Uploads;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;

namespace LunaVideoAgent.Silo.Storage;

/// <summary>Registers the stores of one database.</summary>
internal static class StorageServices
{
    /// <summary>Stores in one SQLite file, for one process. The file is opened when the first store is asked for.</summary>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, string path) =>
        services
            .AddSingleton<IIncomingGrainCallFilter, StorageOutageFilter>()
            .AddSingleton(_ => SqliteDatabase.Open(path))
            .AddSingleton<ISchema, SqliteSchema>()
            .AddSingleton<IDatabaseProbe, SqliteDatabaseProbe>()
            .AddSingleton<IStreamStore, SqliteStreamStore>()
            .AddSingleton<IStreamLogStore, SqliteStreamLogStore>()
            .AddSingleton<IVideoTaskStore, SqliteVideoTaskStore>()
            .AddSingleton<IDeliveryStore, SqliteDeliveryStore>()
            .AddSingleton<IEventStore, SqliteEventStore>()
            .AddSingleton<IBrokerDirectory, SqliteBrokerDirectory>()
            .AddSingleton<ILeaseStore, SqliteLeaseStore>()
            .AddSingleton<IFilePositionStore, SqliteFilePositionStore>();

    /// <summary>Stores in the PostgreSQL database that all silos of a cluster share; leases go by its clock.</summary>
    public static IServiceCollection AddPostgresStorage(this IServiceCollection services, string connectionString) =>
        services
            .AddSingleton<IIncomingGrainCallFilter, StorageOutageFilter>()
            .AddSingleton(_ => PostgresSource.Create(connectionString))
            .AddSingleton(provider => new PostgresDatabase(
                provider.GetRequiredService<NpgsqlDataSource>(),
                provider.GetRequiredService<IOptions<ClusterOptions>>().Value.ClusterId,
                LeaseClock.Server))
            .AddSingleton<ISchema, PostgresSchema>()
            .AddSingleton<IDatabaseProbe, PostgresDatabaseProbe>()
            .AddSingleton<IStreamStore, PostgresStreamStore>()
            .AddSingleton<IStreamLogStore, PostgresStreamLogStore>()
            .AddSingleton<IVideoTaskStore, PostgresVideoTaskStore>()
            .AddSingleton<IDeliveryStore, PostgresDeliveryStore>()
            .AddSingleton<IEventStore, PostgresEventStore>()
            .AddSingleton<IBrokerDirectory, PostgresBrokerDirectory>()
            .AddSingleton<ILeaseStore, PostgresLeaseStore>()
            .AddSingleton<IFilePositionStore, PostgresFilePositionStore>()
            .AddSingleton<IHandoverStore, PostgresHandoverStore>()
            .AddSingleton<PostgresGrainDirectory>()
            .AddSingleton<PostgresSlotMap>()
            .AddSingleton<IAgentMap, PostgresAgentMap>()
            .AddSingleton<ISlotMap>(provider => provider.GetRequiredService<PostgresSlotMap>());

    /// <summary>Pictures and uploaded videos in folders.</summary>
    public static IServiceCollection AddFolders(this IServiceCollection services)
    {
        services.AddOptions<ImageStoreOptions>().BindConfiguration(ImageStoreOptions.SectionName).ValidateOnStart();

        return services
            .AddSingleton<IValidateOptions<ImageStoreOptions>, ImageStoreOptionsValidator>()
            .AddSingleton<IServiceProbe, ImageFolderProbe>()
            .AddSingleton<IServiceProbe, UploadFolderProbe>()
            .AddSingleton<IImageStore, FolderImageStore>()
            .AddSingleton<IUploadStore, FolderUploadStore>();
    }
}

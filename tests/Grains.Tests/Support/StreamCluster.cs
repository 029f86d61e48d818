using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Images;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Images;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Streams;
using LunaVideoAgent.Grains.Tasks;
using LunaVideoAgent.Grains.Uploads;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Faces;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Media.Segments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace LunaVideoAgent.Grains.Tests.Support;

/// <summary>A real silo with real grains over a scripted source, a scripted detector and stores in memory.</summary>
internal sealed class StreamCluster(InProcessTestCluster cluster, MemoryStore store, MemoryTaskStore tasks) : IAsyncDisposable
{
    /// <summary>A second must pass before nothing that was to happen can be called missing.</summary>
    public const int Patience = 10_000;

    public MemoryStore Store => store;

    public MemoryTaskStore Tasks => tasks;

    public required MemoryDeliveryStore Deliveries { get; init; }

    public IGrainFactory Grains => cluster.Client;

    public required MemoryUploadStore Uploads { get; init; }

    /// <summary>What the silo is made of.</summary>
    public IServiceProvider Services => cluster.GetSiloServiceProvider(Silo);

    /// <summary>The silo's address.</summary>
    public SiloAddress Silo => cluster.Silos[0].SiloAddress;

    public IStreamCatalogGrain Catalog => cluster.Client.StreamCatalog();

    public static async Task<StreamCluster> StartAsync(
        FakeSource source,
        IObjectDetector detector,
        int slots = 4,
        IReadOnlyDictionary<string, string?>? settings = null)
    {
        var store = new MemoryStore();
        var tasks = new MemoryTaskStore(store);
        var deliveries = new MemoryDeliveryStore();
        var uploads = new MemoryUploadStore();
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                [$"{OwnershipOptions.SectionName}:{nameof(OwnershipOptions.Slots)}"] = $"{slots}",
            });
            host.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
            host.Services.AddSingleton<IVideoTaskStore>(tasks);
            host.Services.AddSingleton<IStreamStore>(store);
            host.Services.AddSingleton<IStreamLogStore>(store);
            host.Services.AddSingleton<ILeaseStore>(store);
            host.Services.AddSingleton<IFilePositionStore>(store);
            host.Services.AddSingleton<IDeliveryStore>(deliveries);
            host.Services.AddSingleton<IEventStore>(deliveries);
            host.Services.AddSingleton<ICallbackGate>(new OpenGate());
            host.Services.AddSingleton<IImageStore, NoImages>();
            host.Services.AddSingleton<IUploadStore>(uploads);
            host.Services.AddSingleton<IDatabaseProbe, HealthyDatabase>();
            host.Services.AddSingleton(new LeaseOwner("silo"));
            host.Services.AddSingleton<IFrameSourceFactory>(source);
            host.Services.AddSingleton<IVideoPlanner>(new WholeVideos());
            host.Services.AddSingleton(detector);
            host.Services.AddSingleton<IFaceNetworks, FakeFaces>();
            host.Services.AddVideoAgentGrains();
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new StreamCluster(cluster, store, tasks) { Deliveries = deliveries, Uploads = uploads };
    }

    public async Task<Guid> CreateAsync(StreamData data, AutorestartSettings? autorestart = null)
    {
        var streamId = Guid.CreateVersion7();
        var settings = new StreamSettings
        {
            AccountId = Guid.NewGuid(),
            Data = data,
            Analytics = [PipelineBench.PeopleCount()],
            Autorestart = autorestart ?? AutorestartSettings.Default,
        };
        await Catalog.CreateAsync(streamId, settings, CancellationToken.None);
        return streamId;
    }

    public StreamStatus? StatusOf(Guid streamId) => store.Peek(streamId)?.Status;

    public IEnumerable<StreamStatus> PathOf(Guid streamId) => store.LogsOf(streamId).Select(log => log.Status);

    public async ValueTask DisposeAsync()
    {
        await cluster.StopAllSilosAsync();
        await cluster.DisposeAsync();
    }

    private sealed class NoImages : IImageStore
    {
        public Task SaveAsync(
            Guid imageId,
            Guid streamId,
            StoredImage image,
            DateTimeOffset? expireTime,
            CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<StoredImage?> FindAsync(Guid imageId, CancellationToken cancellationToken) => Task.FromResult<StoredImage?>(null);

        public Task<int> DeleteExpiredAsync(DateTimeOffset time, CancellationToken cancellationToken) => Task.FromResult(0);
    }

    private sealed class HealthyDatabase : IDatabaseProbe
    {
        public Task CheckAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

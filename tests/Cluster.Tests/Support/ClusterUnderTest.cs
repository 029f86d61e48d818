using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>Silos in processes of their own on a database of their own, and a client of them in this process.</summary>
internal sealed class ClusterUnderTest : IAsyncDisposable
{
    private readonly List<SiloProcess> _gone = [];
    private readonly List<GatewayProcess> _gateways = [];
    private readonly DirectoryInfo _images = Directory.CreateTempSubdirectory("luna-images-");
    private readonly string[] _arguments;
    private readonly SiloNetworks? _networks;
    private IHost? _client;

    // Watches look at it while the test changes it.
    private volatile SiloProcess[] _silos = [];

    private ClusterUnderTest(ClusterDatabase database, string[] arguments, SiloNetworks? networks = null)
    {
        Database = database;
        _arguments = arguments;
        _networks = networks;
    }

    public ClusterDatabase Database { get; }

    /// <summary>Those that were started and not taken away.</summary>
    public IReadOnlyList<SiloProcess> Silos => _silos;

    public IGrainFactory Grains => _client!.Services.GetRequiredService<IGrainFactory>();

    public IStreamCatalogGrain Catalog => Grains.StreamCatalog();

    /// <summary>Migrates, starts silos and connects.</summary>
    public static Task<ClusterUnderTest> StartAsync(ClusterDatabase database, int silos, params string[] arguments) =>
        StartAsync(new ClusterUnderTest(database, arguments), silos);

    /// <summary>The same with a network for each silo.</summary>
    public static Task<ClusterUnderTest> StartAsync(ClusterDatabase database, int silos, SiloNetworks networks) =>
        StartAsync(new ClusterUnderTest(database, [], networks), silos);

    private static async Task<ClusterUnderTest> StartAsync(ClusterUnderTest cluster, int silos)
    {
        try
        {
            await cluster.MigrateAsync();
            await cluster.AddSilosAsync(silos);
            await cluster.ConnectAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public static async Task<ClusterUnderTest> StartAsync(int silos, params string[] arguments) =>
        await StartAsync(await ClusterDatabase.CreateAsync(), silos, arguments);

    /// <summary>Runs the migrate command.</summary>
    public async Task<(int Status, string Output)> MigrateAsync()
    {
        await using var migration = ProductProcess.Start(
            "migrate", "Silo", ["migrate", "--Cluster:ConnectionString", Database.ConnectionString]);
        return (await migration.ExitAsync(), migration.Output);
    }

    /// <summary>Starts further silos and waits until all are ready.</summary>
    public async Task<IReadOnlyList<SiloProcess>> AddSilosAsync(int count, params string[] arguments)
    {
        var added = Enumerable.Range(0, count).Select(index => StartSilo(arguments, index)).ToList();
        _silos = [.. _silos, .. added];
        await Task.WhenAll(added.Select(silo => silo.BecomeReadyAsync()));
        return added;
    }

    /// <summary>Starts gateways in front of the silos and waits until all are ready; they end with the cluster.</summary>
    public async Task<IReadOnlyList<GatewayProcess>> AddGatewaysAsync(int count)
    {
        GatewayProcess[] added = [.. Enumerable.Range(0, count).Select(_ => GatewayProcess.Start(Database))];
        _gateways.AddRange(added);
        await Task.WhenAll(added.Select(gateway => gateway.BecomeReadyAsync()));
        return added;
    }

    /// <summary>Takes a silo away as a power cut does.</summary>
    public async Task KillAsync(SiloProcess silo)
    {
        await silo.KillAsync();
        Forget(silo);
    }

    /// <summary>It is no longer one of the cluster's; its log stays.</summary>
    public void Forget(SiloProcess silo)
    {
        _silos = [.. _silos.Where(one => one != silo)];
        _gone.Add(silo);
    }

    /// <summary>Streams on the clip, played at its speed; each is watched from now on.</summary>
    public async Task<IReadOnlyList<Guid>> CreateStreamsAsync(int count, StreamSettings? settings = null)
    {
        await BeReachableAsync();
        Guid[] streams = [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];
        await Task.WhenAll(streams.Select(id => Catalog.CreateAsync(id, settings ?? StreamSample.Camera(), CancellationToken.None)));
        return streams;
    }

    /// <summary>Waits until that many streams have a live lease of a silo that was not taken away, and returns the leases.</summary>
    public async Task<IReadOnlyDictionary<Guid, LeaseRow>> RunningAsync(int count, int seconds = 30)
    {
        IReadOnlyDictionary<Guid, LeaseRow> leases = new Dictionary<Guid, LeaseRow>();
        await Eventually.IsAsync(
            async () => (leases = await LivingLeasesAsync()).Count,
            count,
            seconds,
            "running streams");
        return leases;
    }

    /// <summary>A call through a silo that was just taken away fails; waits until the client has found another by itself.</summary>
    public Task BeReachableAsync() => Eventually.Async(
        async () =>
        {
            try
            {
                return await Catalog.CountAsync(new StreamFilter(), CancellationToken.None) >= 0
                    && await Grains.VideoTaskCatalog().ListAsync(new VideoTaskListQuery(), CancellationToken.None) is not null;
            }
            catch (Exception fault) when (fault is OrleansException or TimeoutException or Npgsql.NpgsqlException)
            {
                return false;
            }
        },
        TimeSpan.FromSeconds(30),
        () => "no silo answers");

    public SiloProcess OwnerOf(LeaseRow lease) => _silos.Single(lease.IsOf);

    public async ValueTask DisposeAsync()
    {
        foreach (var gateway in _gateways)
        {
            await gateway.DisposeAsync();
        }

        if (_client is not null)
        {
            await _client.StopAsync();
            _client.Dispose();
        }

        KeepLogsOfFailure();

        foreach (var silo in _silos.Concat(_gone))
        {
            await silo.DisposeAsync();
        }

        await Database.DisposeAsync();
        _images.Delete(recursive: true);
    }

    // A killed silo's leases are live in the table until somebody takes them.
    private async Task<IReadOnlyDictionary<Guid, LeaseRow>> LivingLeasesAsync() =>
        (await Database.LeasesAsync()).Where(one => _silos.Any(one.Value.IsOf)).ToDictionary();

    private SiloProcess StartSilo(string[] arguments, int index) => SiloProcess.Start(
        $"silo-{_silos.Length + _gone.Count + index + 1}",
        _networks?.AddressOf(index) ?? "127.0.0.1",
        _networks?.Prefix(index) ?? [],
        [
            "--Cluster:ConnectionString", Database.ConnectionString,
            "--Pipeline:MediaFolder", TestClip.Folder,
            "--Images:Folder", _images.FullName,
            "--Inference:InputSides:detect-nanodet-g", "96",
            "--Inference:Sessions", "1",
            .. _arguments,
            .. arguments,
        ]);

    private async Task ConnectAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.UseOrleansClient(client => client
            .Configure<Orleans.Configuration.ClusterOptions>(names => (names.ClusterId, names.ServiceId) = ("luna", "luna-video-agent"))
            .Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2))
            .UseAdoNetClustering(membership =>
                (membership.Invariant, membership.ConnectionString) = ("Npgsql", Database.ConnectionString)));
        _client = builder.Build();
        await _client.StartAsync();
    }

    private void KeepLogsOfFailure()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status is not NUnit.Framework.Interfaces.TestStatus.Failed)
        {
            return;
        }

        var folder = Path.Combine(AppContext.BaseDirectory, "failures", TestContext.CurrentContext.Test.MethodName ?? "setup");
        Directory.CreateDirectory(folder);

        foreach (var silo in _silos.Concat(_gone))
        {
            File.WriteAllText(Path.Combine(folder, $"{silo.Process.Name}.log"), silo.Process.Output);
        }

        TestContext.Out.WriteLine($"The logs of the silos are in {folder}.");
    }
}

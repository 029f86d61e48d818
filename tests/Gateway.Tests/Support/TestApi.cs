using LunaVideoAgent.Gateway.Hosting;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Images;
using LunaVideoAgent.Grains.Abstractions.Sources;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Abstractions.Uploads;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Support;

/// <summary>The whole face of the agent in memory, in front of grains that a test makes answer.</summary>
internal sealed class TestApi : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestApi(WebApplication app)
    {
        _app = app;
        Client = app.GetTestClient();
    }

    public HttpClient Client { get; }

    public TestServer Server => _app.GetTestServer();

    public IStreamCatalogGrain Catalog { get; private init; } = null!;

    public IVideoSdkGrain VideoSdk { get; private init; } = null!;

    public ISourceCheckGrain Sources { get; private init; } = null!;

    public IVideoTaskCatalogGrain VideoTasks { get; private init; } = null!;

    public IUploadCatalogGrain Uploads { get; private init; } = null!;

    public IVideoUploadGrain VideoUpload { get; private init; } = null!;

    public IImageCatalogGrain Images { get; private init; } = null!;

    public IAgentGrain Agent { get; private init; } = null!;

    public IGrainFactory Grains { get; private init; } = null!;

    public LogRecorder Logs { get; private init; } = null!;

    public static async Task<TestApi> StartAsync(
        TimeProvider? time = null,
        bool isConnected = true,
        IReadOnlyDictionary<string, string?>? settings = null)
    {
        var grains = Substitute.For<IGrainFactory>();
        var catalog = Substitute.For<IStreamCatalogGrain>();
        var videos = Substitute.For<IVideoSdkGrain>();
        var sources = Substitute.For<ISourceCheckGrain>();
        var tasks = Substitute.For<IVideoTaskCatalogGrain>();
        var uploads = Substitute.For<IUploadCatalogGrain>();
        var upload = Substitute.For<IVideoUploadGrain>();
        var images = Substitute.For<IImageCatalogGrain>();
        var agent = Substitute.For<IAgentGrain>();
        grains.GetGrain<IStreamCatalogGrain>(0).Returns(catalog);
        grains.GetGrain<IVideoSdkGrain>(Arg.Any<Guid>()).Returns(videos);
        grains.GetGrain<ISourceCheckGrain>(Arg.Any<Guid>()).Returns(sources);
        grains.GetGrain<IVideoTaskCatalogGrain>(0).Returns(tasks);
        grains.GetGrain<IUploadCatalogGrain>(0).Returns(uploads);
        grains.GetGrain<IVideoUploadGrain>(Arg.Any<Guid>()).Returns(upload);
        grains.GetGrain<IImageCatalogGrain>(0).Returns(images);
        grains.GetGrain<IAgentGrain>(0).Returns(agent);

        var logs = new LogRecorder();
        var connection = new ClusterConnection(isConnected, TimeProvider.System);
        var app = await StartAppAsync(grains, logs, time ?? TimeProvider.System, connection, settings);
        return new TestApi(app)
        {
            Grains = grains,
            Logs = logs,
            Catalog = catalog,
            VideoSdk = videos,
            Sources = sources,
            VideoTasks = tasks,
            Uploads = uploads,
            VideoUpload = upload,
            Images = images,
            Agent = agent,
        };
    }

    /// <summary>Everything that it answers.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Begins to stop the host, as on SIGTERM.</summary>
    public void BeginStop() => _app.Lifetime.StopApplication();

    public async ValueTask DisposeAsync()
    {
        foreach (var entry in Logs.Entries.Where(entry => entry.Level >= LogLevel.Error))
        {
            await TestContext.Out.WriteLineAsync($"{entry.Message} {entry.Exception}");
        }

        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static async Task<WebApplication> StartAppAsync(
        IGrainFactory grains,
        LogRecorder logs,
        TimeProvider time,
        ClusterConnection connection,
        IReadOnlyDictionary<string, string?>? settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(logs);
        builder.Services.AddSingleton(grains);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(connection);
        builder.Services.AddVideoAgentApi();

        var app = builder.Build();
        app.MapVideoAgentApi();
        await app.StartAsync();
        return app;
    }
}

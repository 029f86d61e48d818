using System.Net;
using System.Net.Sockets;
using LunaVideoAgent.Gateway;
using LunaVideoAgent.Grains;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Silo.Storage;
using LunaVideoAgent.Silo.Storage.Images;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace LunaVideoAgent.Silo.Hosting;

/// <summary>One process that is a whole agent: a cluster of one silo, SQLite, and the Gateway's endpoints in the same host.</summary>
internal static class EmbeddedMode
{
    /// <summary>A builder that finds its settings beside the program, wherever it is started from.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args) => WebApplication.CreateBuilder(
        new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

    /// <summary>Adds everything an agent of one process is made of.</summary>
    public static void AddEmbeddedAgent(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SiloOptions>().BindConfiguration(SiloOptions.SectionName).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<SiloOptions>, SiloOptionsValidator>();
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<SiloOptions>>(
            (host, silo) => host.ShutdownTimeout = silo.Value.ShutdownTimeout);

        builder.UseOrleans(UseClusterOfOne);
        builder.Services.AddSingleton(_ => new LeaseOwner($"embedded:{Environment.ProcessId}:{Guid.NewGuid():N}"));
        builder.Services.AddInference();
        builder.Services.AddVideoAgentGrains();
        builder.Services.AddVideoAgentApi();
        builder.AddStorage();
    }

    /// <summary>Builds the host, brings its database up to date and maps the API.</summary>
    public static async Task<WebApplication> BuildEmbeddedAgentAsync(this WebApplicationBuilder builder)
    {
        var app = builder.Build();
        await app.Services.GetRequiredService<ISchema>().MigrateAsync(CancellationToken.None);

        // The network is loaded now: a broken one stops the start, and the first stream does not wait for it.
        app.Services.GetRequiredService<IObjectDetector>();
        return app.MapVideoAgentApi();
    }

    private static void AddStorage(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(SiloOptions.SectionName).Get<SiloOptions>() ?? new SiloOptions();
        var folder = options.DataFolder;
        Directory.CreateDirectory(folder);
        builder.Services.AddSqliteStorage(Path.Combine(folder, "agent.db"));
        builder.Services.AddFolderImages();
        builder.Services.Configure<ImageStoreOptions>(images => images.Folder = Path.Combine(folder, "images"));
    }

    // The ports are nobody's business: nothing else joins, so any free ones do.
    private static void UseClusterOfOne(ISiloBuilder silo)
    {
        var (siloPort, gatewayPort) = FreePorts();
        silo.UseLocalhostClustering(siloPort, gatewayPort, primarySiloEndpoint: null, "luna", "luna");
        silo.Configure<ClusterMembershipOptions>(membership => membership.LivenessEnabled = false);
        silo.Configure<EndpointOptions>(endpoints => endpoints.AdvertisedIPAddress = IPAddress.Loopback);
    }

    private static (int Silo, int Gateway) FreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }
}

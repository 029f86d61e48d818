using System.Net;
using System.Net.Sockets;
using LunaVideoAgent.Gateway;
using LunaVideoAgent.Gateway.Config;
using LunaVideoAgent.Gateway.Telemetry;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Uploads;
using LunaVideoAgent.Silo.Storage;
using LunaVideoAgent.Silo.Storage.Images;
using Orleans.Configuration;

namespace LunaVideoAgent.Silo.Hosting;

/// <summary>One process that is a whole agent: a cluster of one silo, SQLite, and the Gateway's endpoints in the same host.</summary>
internal static class EmbeddedMode
{
    /// <summary>Adds everything an agent of one process is made of.</summary>
    public static void AddEmbeddedAgent(this WebApplicationBuilder builder)
    {
        builder.AddAgent();
        builder.UseOrleans(UseClusterOfOne);
        builder.Services.AddSingleton(_ => new LeaseOwner($"embedded:{Environment.ProcessId}:{Guid.NewGuid():N}"));
        builder.Services.AddVideoAgentApi();
        builder.AddStorage();
        builder.AddTelemetry("luna-agent");
    }

    /// <summary>Builds the host, brings its database up to date and maps the API.</summary>
    public static async Task<WebApplication> BuildEmbeddedAgentAsync(this WebApplicationBuilder builder)
    {
        var app = builder.Build();
        await app.Services.GetRequiredService<ISchema>().MigrateAsync(CancellationToken.None);
        await app.LoadModelsAsync();
        return app.WarnOfUnusedSettings().MapVideoAgentApi().MapTelemetry();
    }

    /// <summary>Adds the database alone, for the command that only migrates.</summary>
    public static void AddEmbeddedDatabase(this WebApplicationBuilder builder)
    {
        var folder = Folder(builder.Configuration);
        DataFolder.Prepare(folder);
        builder.Services.AddSqliteStorage(Path.Combine(folder, "agent.db"));
    }

    private static void AddStorage(this WebApplicationBuilder builder)
    {
        builder.AddEmbeddedDatabase();
        builder.Services.Configure<ImageStoreOptions>(images => images.Folder = Path.Combine(Folder(builder.Configuration), "images"));

        // Beside the database, unless the setting names another folder or, by being empty, none.
        builder.Services.Configure<UploadOptions>(
            uploads => uploads.Folder ??= Path.Combine(Folder(builder.Configuration), "uploads"));
    }

    private static string Folder(ConfigurationManager configuration) =>
        (configuration.GetSection(SiloOptions.SectionName).Get<SiloOptions>() ?? new SiloOptions()).DataFolder;

    // The ports are nobody's business: nothing else joins, so any free ones do.
    private static void UseClusterOfOne(ISiloBuilder silo)
    {
        var (siloPort, gatewayPort) = FreePorts();
        silo.UseLocalhostClustering(siloPort, gatewayPort, primarySiloEndpoint: null, "luna", "luna");
        silo.Configure<ClusterMembershipOptions>(membership => membership.LivenessEnabled = false);
        silo.Configure<EndpointOptions>(endpoints => endpoints.AdvertisedIPAddress = IPAddress.Loopback);
        silo.AddDashboardIfWanted();
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

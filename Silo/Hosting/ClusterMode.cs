using System.Net;
using LunaVideoAgent.Gateway.Config;
using LunaVideoAgent.Gateway.Telemetry;
using LunaVideoAgent.Grains;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Silo.Storage;
using LunaVideoAgent.Silo.Storage.Postgres;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.GrainDirectory;

namespace LunaVideoAgent.Silo.Hosting;

/// <summary>One silo of many: PostgreSQL for membership, leases and streams; ports for other silos and for gateways; no API.</summary>
internal static class ClusterMode
{
    /// <summary>Whether the settings name a database that silos share.</summary>
    public static bool IsConfigured(IConfiguration configuration) => Read(configuration).ConnectionString is { Length: > 0 };

    /// <summary>Adds everything a silo of a cluster is made of.</summary>
    public static void AddClusteredSilo(this WebApplicationBuilder builder)
    {
        builder.AddSharedDatabase();
        builder.Services.AddOptions<EndpointOptions>().Configure<IOptions<ClusterOptions>>(UseEndpoints);
        builder.Services.AddSingleton(provider => LeaseOwner.Of(provider.GetRequiredService<ILocalSiloDetails>().SiloAddress));
        builder.Services.AddSingleton<SiloHealth>();

        // Services start in this order and stop in the reverse one: first nothing new is started, then the silo goes.
        builder.Services.AddWarmUp();
        builder.Services.AddSingleton<SiloAnnouncement>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<SiloAnnouncement>());
        builder.UseOrleans(silo => silo.UsePostgresMembership().AddDashboardIfWanted());
        builder.Services.AddOptions<ClusterMembershipOptions>().Configure<IOptions<ClusterOptions>>(DetectFast);
        builder.Services.AddSingleton<IGrainDirectoryResolver, OwnedGrainDirectory>();
        builder.AddAgent();
        builder.Services.AddStreamMoves();
        builder.ListenForHealth();
        builder.AddTelemetry("luna-silo", InstanceOf(Read(builder.Configuration)));
    }

    /// <summary>Adds the database that silos share alone, for the command that only migrates.</summary>
    public static void AddSharedDatabase(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ClusterOptions>().BindConfiguration(ClusterOptions.SectionName).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ClusterOptions>, ClusterOptionsValidator>();
        builder.Services.AddOptions<Orleans.Configuration.ClusterOptions>().Configure<IOptions<ClusterOptions>>(UseNames);
        builder.Services.AddPostgresStorage(Read(builder.Configuration).ConnectionString!);
    }

    /// <summary>Builds the host; a database whose schema is not this program's stops it.</summary>
    public static async Task<WebApplication> BuildClusteredSiloAsync(this WebApplicationBuilder builder)
    {
        var app = builder.Build().WarnOfUnusedSettings();
        var schema = app.Services.GetRequiredService<ISchema>();
        await SchemaWait.For(app).AskAsync(schema.CheckAsync, CancellationToken.None);
        await app.LoadModelsAsync();
        app.MapSiloHealth();
        app.MapTelemetry();
        return app;
    }

    private static ClusterOptions Read(IConfiguration configuration) =>
        configuration.GetSection(ClusterOptions.SectionName).Get<ClusterOptions>() ?? new ClusterOptions();

    // As others and `/2/agents` call it.
    private static string? InstanceOf(ClusterOptions cluster) =>
        cluster.Advertised is { } address ? string.Create(null, $"{address}:{cluster.SiloPort}") : null;

    private static void UseNames(Orleans.Configuration.ClusterOptions orleans, IOptions<ClusterOptions> cluster) =>
        (orleans.ClusterId, orleans.ServiceId) = (cluster.Value.ClusterId, cluster.Value.ServiceId);

    private static void UseEndpoints(EndpointOptions endpoints, IOptions<ClusterOptions> cluster)
    {
        var (advertised, listening) = cluster.Value.Addresses;
        endpoints.AdvertisedIPAddress = advertised;
        endpoints.SiloPort = cluster.Value.SiloPort;
        endpoints.GatewayPort = cluster.Value.GatewayPort;
        endpoints.SiloListeningEndpoint = new IPEndPoint(listening, cluster.Value.SiloPort);
        endpoints.GatewayListeningEndpoint = new IPEndPoint(listening, cluster.Value.GatewayPort);
    }

    // A killed silo is known to be dead within a second, a frozen one within about four: an open connection that was in use shields its
    // silo for the longest probe times the missed probes. Left alone, that longest probe is four times the first one.
    private static void DetectFast(ClusterMembershipOptions membership, IOptions<ClusterOptions> cluster)
    {
        var death = cluster.Value.DeathTimeout;
        membership.ProbeTimeout = death / 2;
        membership.MinProbeTimeout = death / 4;
        membership.MaxProbeTimeout = death;
        membership.NumMissedProbesLimit = 2;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        membership.DeathVoteExpirationTimeout = TimeSpan.FromSeconds(30);
    }

    // Nothing but health listens: the API is the gateways'.
    private static void ListenForHealth(this WebApplicationBuilder builder)
    {
        var options = Read(builder.Configuration);

        if (options.Advertised is { } advertised)
        {
            var host = IPAddress.IsLoopback(advertised) ? "127.0.0.1" : "*";
            builder.Configuration["Urls"] = string.Create(null, $"http://{host}:{options.HealthPort}");
        }
    }
}

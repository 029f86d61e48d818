using LunaVideoAgent.Gateway.Events;
using LunaVideoAgent.Gateway.Telemetry;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace LunaVideoAgent.Gateway.Hosting;

/// <summary>The connection of the gateway program to its silos.</summary>
internal static class ClusterClient
{
    // The name under which Orleans knows the driver.
    private const string Invariant = "Npgsql";

    // What the connection string does not say: one timer reads the list of silos, a second connection is for when a read hangs.
    private const string Bounds = "Maximum Pool Size=2;Timeout=5;Command Timeout=5;";

    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(0.5);

    // A silo that is gone is asked until its row is; the default is a minute.
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(2);

    public static void AddClusterClient(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ClusterOptions>().BindConfiguration(ClusterOptions.SectionName).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ClusterOptions>, ClusterOptionsValidator>();
        builder.Services.AddSingleton(new ClusterConnection(isUp: false, TimeProvider.System));

        builder.Services.AddSingleton<WarmUp>().AddHostedService(provider => provider.GetRequiredService<WarmUp>());

        // The client waits for a silo when it starts; HTTP must answer meanwhile, if only to say that there is none.
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);

        var options = builder.Configuration.GetSection(ClusterOptions.SectionName).Get<ClusterOptions>() ?? new();
        builder.UseOrleansClient(client => client
            .UseSilos(options)
            .AddDashboardIfWanted()
            .Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = RefreshInterval)
            .Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = options.CallTimeout)
            .UseConnectionRetryFilter(WaitAsync)
            .AddOutgoingGrainCallFilter<ClusterCallFilter>()
            .AddGatewayCountChangedHandler(services => (_, change) => OnCountChanged(services, change))
            .AddClusterConnectionLostHandler(services => (_, _) => services.GetRequiredService<ClusterConnection>().Lost()));
    }

    private static IClientBuilder UseSilos(this IClientBuilder client, ClusterOptions options)
    {
        if (options.ConnectionString is not { Length: > 0 } connectionString)
        {
            return client.UseLocalhostClustering(options.GatewayPort, options.ServiceId, options.ClusterId);
        }

        // Of a key that is named twice the later one counts.
        return client
            .Configure<Orleans.Configuration.ClusterOptions>(names =>
                (names.ClusterId, names.ServiceId) = (options.ClusterId, options.ServiceId))
            .UseAdoNetClustering(membership =>
                (membership.Invariant, membership.ConnectionString) = (Invariant, Bounds + connectionString));
    }

    // A call that went through the lost silo is never answered: the feeds need not wait until it times out.
    private static void OnCountChanged(IServiceProvider services, GatewayCountChangedEventArgs change)
    {
        var (connected, previous) = (change.NumberOfConnectedGateways, change.PreviousNumberOfConnectedGateways);
        services.GetRequiredService<ClusterConnection>().Count(connected, previous);

        if (connected < previous)
        {
            services.GetRequiredService<EventFeeds>().Retry();
        }
    }

    private static async Task<bool> WaitAsync(Exception fault, CancellationToken cancellationToken)
    {
        await Task.Delay(RetryInterval, TimeProvider.System, cancellationToken);
        return true;
    }
}

using LunaVideoAgent.Gateway.Events;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace LunaVideoAgent.Gateway.Hosting;

/// <summary>The connection of the gateway program to its silos.</summary>
internal static class ClusterClient
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan SiloListInterval = TimeSpan.FromSeconds(2);

    public static void AddClusterClient(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ClusterOptions>().BindConfiguration(ClusterOptions.SectionName).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ClusterOptions>, ClusterOptionsValidator>();

        // The client waits for a silo when it starts; HTTP must answer meanwhile, if only to say that there is none.
        builder.Services.Configure<HostOptions>(options => options.ServicesStartConcurrently = true);

        var options = builder.Configuration.GetSection(ClusterOptions.SectionName).Get<ClusterOptions>() ?? new();
        builder.UseOrleansClient(client => client
            .FindSilos(options)
            .UseConnectionRetryFilter(WaitAsync)
            .AddGatewayCountChangedHandler(services => (_, change) => OnGatewayCountChanged(services, change)));
    }

    private static IClientBuilder FindSilos(this IClientBuilder client, ClusterOptions options)
    {
        if (string.IsNullOrEmpty(options.ConnectionString))
        {
            return client.UseLocalhostClustering(options.GatewayPort, options.ServiceId, options.ClusterId);
        }

        return client
            .Configure<Orleans.Configuration.ClusterOptions>(names =>
                (names.ClusterId, names.ServiceId) = (options.ClusterId, options.ServiceId))
            .Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = SiloListInterval)
            .UseAdoNetClustering(membership =>
                (membership.Invariant, membership.ConnectionString) = ("Npgsql", options.ConnectionString));
    }

    private static async Task<bool> WaitAsync(Exception fault, CancellationToken cancellationToken)
    {
        await Task.Delay(RetryInterval, TimeProvider.System, cancellationToken);
        return true;
    }

    // A call that went through the lost silo is never answered: the feeds need not wait until it times out.
    private static void OnGatewayCountChanged(IServiceProvider services, GatewayCountChangedEventArgs change)
    {
        if (change.NumberOfConnectedGateways < change.PreviousNumberOfConnectedGateways)
        {
            services.GetRequiredService<EventFeeds>().Retry();
        }
    }
}

using LunaVideoAgent.Gateway.Access;
using LunaVideoAgent.Gateway.Agent;
using LunaVideoAgent.Gateway.Config;
using LunaVideoAgent.Gateway.Delivery;
using LunaVideoAgent.Gateway.Docs;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.Events;
using LunaVideoAgent.Gateway.Hosting;
using LunaVideoAgent.Gateway.Images;
using LunaVideoAgent.Gateway.Json;
using LunaVideoAgent.Gateway.Live;
using LunaVideoAgent.Gateway.Plugins;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Gateway.Service;
using LunaVideoAgent.Gateway.Sources;
using LunaVideoAgent.Gateway.Streams;
using LunaVideoAgent.Gateway.Tasks;
using LunaVideoAgent.Gateway.Telemetry;
using LunaVideoAgent.Gateway.Ui;
using LunaVideoAgent.Gateway.Uploads;
using LunaVideoAgent.Gateway.VideoSdk;
using LunaVideoAgent.Plugins;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Gateway;

/// <summary>The HTTP and WebSocket face, for any host that has an <see cref="IGrainFactory"/>.</summary>
public static class VideoAgentApi
{
    /// <summary>Adds what the endpoints need.</summary>
    public static IServiceCollection AddVideoAgentApi(this IServiceCollection services)
    {
        services.AddOptions<ApiOptions>().BindConfiguration(ApiOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ApiOptions>, ApiOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);

        services.ConfigureHttpJsonOptions(options => GatewayJson.Configure(options.SerializerOptions));
        services.AddExceptionHandler<AgentExceptionHandler>();
        services.AddAccess();

        // Unless the host has said otherwise there is a silo in this process.
        services.TryAddSingleton(new ClusterConnection(isUp: true, TimeProvider.System));
        services.AddSingleton<HealthProbe>();
        SpecDocument.AddTo(services);
        services.AddPlugins();
        services.AddSingleton(provider => new SettingCatalog(services, provider, provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<ClusterProbe>();
        services.AddHostedService(provider => provider.GetRequiredService<ClusterProbe>());
        services.AddMetrics();
        services.AddSingleton<GatewayMeter>();
        services.AddSingleton<EventFeeds>();
        services.AddSingleton<EventSocket>();
        services.AddSingleton<LiveFeeds>();
        return services;
    }

    /// <summary>Adds the middleware and the endpoints; whatever the router does not know is answered with the contract's errors.</summary>
    public static WebApplication MapVideoAgentApi(this WebApplication app)
    {
        var pingInterval = app.Services.GetRequiredService<IOptions<ApiOptions>>().Value.SocketPingInterval;

        // Made now, so that its figures are there before the first listener.
        app.Services.GetRequiredService<GatewayMeter>();

        app.UseMiddleware<RequestIdMiddleware>();
        app.UseMiddleware<RequestReportMiddleware>();
        app.UseExceptionHandler(static _ => { });
        app.UseStatusCodePages(ErrorWriter.WriteStatusPageAsync);
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = pingInterval, KeepAliveTimeout = pingInterval });
        app.UseAccess();

        var routes = app.MapGroup("").AddEndpointFilter<ExactPathFilter>().AddEndpointFilter<UnreachedClusterFilter>();
        routes.MapSessions();
        routes.MapSources();
        routes.MapStreams();
        routes.MapStreamLogs();
        routes.MapStreamStatistics();
        routes.MapLive();
        routes.MapEvents();
        routes.MapVideoSdk();
        routes.MapVideoTasks();
        routes.MapUploads();
        routes.MapDeliveries();
        routes.MapStoredEvents();
        routes.MapImages();
        routes.MapAgent();
        routes.MapService();
        routes.MapConfig();
        routes.MapPlugins();
        routes.MapHealth();
        routes.MapSpec();
        routes.MapManual();
        routes.MapUi();
        app.MapSpecReader();
        app.MapDashboardIfWanted();
        return app;
    }
}

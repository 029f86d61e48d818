using LunaVideoAgent.Grains.Analytics.HumanTracking;
using LunaVideoAgent.Grains.Analytics.Detections;
using LunaVideoAgent.Grains.Analytics.Lines;
using LunaVideoAgent.Grains.Analytics.Zones;
using LunaVideoAgent.Inference.Detection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>Registers analytics.</summary>
public static class AnalyticServices
{
    /// <summary>Adds the analytics that every agent brings; an installation adds further <see cref="IAnalytic"/>.</summary>
    public static IServiceCollection AddAnalytics(this IServiceCollection services)
    {
        services.AddOptions();
        services.TryAddSingleton<IObjectModels, NoObjectModels>();

        return services
            .AddSingleton<IAnalytic, PeopleCountAnalytic>()
            .AddSingleton<IAnalytic, HumanTrackingAnalytic>()
            .AddSingleton<IAnalytic, LineCrossingAnalytic>()
            .AddSingleton<IAnalytic, ZoneAnalytic>()
            .AddSingleton<IAnalytic>(provider => DetectionAnalytic.OfAnyModel(provider.GetRequiredService<DetectionSources>()))
            .AddSingleton<DetectionSources>()
            .AddSingleton<IAnalyticSource, ModelAnalytics>()
            .AddSingleton<AnalyticRuleFactory>()
            .AddSingleton<AnalyticOffer>();
    }
}

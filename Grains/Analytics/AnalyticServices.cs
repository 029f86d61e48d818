using LunaVideoAgent.Grains.Analytics.HumanTracking;
using LunaVideoAgent.Grains.Analytics.Lines;
using LunaVideoAgent.Grains.Analytics.Zones;
using Microsoft.Extensions.DependencyInjection;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>Registers analytics.</summary>
public static class AnalyticServices
{
    /// <summary>Adds the analytics that every agent brings; an installation adds further <see cref="IAnalytic"/>.</summary>
    public static IServiceCollection AddAnalytics(this IServiceCollection services) => services
        .AddSingleton<IAnalytic, PeopleCountAnalytic>()
        .AddSingleton<IAnalytic, HumanTrackingAnalytic>()
        .AddSingleton<IAnalytic, LineCrossingAnalytic>()
        .AddSingleton<IAnalytic, ZoneAnalytic>()
        .AddSingleton<AnalyticRuleFactory>();
}

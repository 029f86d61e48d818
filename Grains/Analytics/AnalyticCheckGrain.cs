using LunaVideoAgent.Grains.Abstractions.Analytics;
using Orleans.Placement;

namespace LunaVideoAgent.Grains.Analytics;

[RandomPlacement]
internal sealed class AnalyticCheckGrain(AnalyticRuleFactory rules) : Grain, IAnalyticCheckGrain
{
    public Task RequireStreamAsync(IReadOnlyList<AnalyticSettings> analytics)
    {
        DeactivateOnIdle();
        rules.RequireStream(analytics);
        return Task.CompletedTask;
    }

    public Task RequireVideoAsync(IReadOnlyList<AnalyticSettings> analytics)
    {
        DeactivateOnIdle();
        rules.RequireVideo(analytics);
        return Task.CompletedTask;
    }
}

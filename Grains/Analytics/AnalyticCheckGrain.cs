using LunaVideoAgent.Grains.Abstractions.Analytics;
using Orleans.Placement;

namespace LunaVideoAgent.Grains.Analytics;

[RandomPlacement]
internal sealed class AnalyticCheckGrain(AnalyticRuleFactory rules) : Grain, IAnalyticCheckGrain
{
    public Task RequireAsync(IReadOnlyList<AnalyticSettings> analytics)
    {
        DeactivateOnIdle();
        rules.RequireStream(analytics);
        return Task.CompletedTask;
    }
}

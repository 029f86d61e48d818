using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>What this silo can run now; it changes with the folders of models.</summary>
public sealed class AnalyticOffer(AnalyticRuleFactory analytics, IObjectModels models)
{
    /// <summary>Names of the analytics.</summary>
    public IReadOnlyCollection<string> Analytics => [.. analytics.Versions.Keys];

    /// <summary>Keys of the models that analytics may name.</summary>
    public IReadOnlyCollection<string> Models => [.. models.Detectors.Select(model => model.Key)];

    /// <summary>Whether all that is asked for is here.</summary>
    public bool Covers(AnalyticDemand demand)
    {
        ArgumentNullException.ThrowIfNull(demand);

        return !demand.Analytics.Except(Analytics).Any() && !demand.Models.Except(Models).Any();
    }
}

using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>Checks analytics where they can be run: here, or by a silo that has the analytics and models that this one lacks.</summary>
internal sealed partial class AnalyticCheck(
    AnalyticRuleFactory rules,
    AnalyticOffer offer,
    ISlotMap map,
    ClusterView cluster,
    IGrainFactory grains,
    ILogger<AnalyticCheck> logger)
{
    /// <summary>Checks the analytics of a stream.</summary>
    /// <exception cref="AgentException">12022, 44014: with the place of the first fault.</exception>
    public async Task RequireStreamAsync(IReadOnlyList<AnalyticSettings> analytics, CancellationToken cancellationToken)
    {
        if (!await TryElsewhereAsync(analytics, checker => checker.RequireStreamAsync(analytics), cancellationToken))
        {
            rules.RequireStream(analytics);
        }
    }

    /// <summary>Checks the analytics of a video.</summary>
    /// <exception cref="AgentException">12022: with the place of the first fault.</exception>
    public async Task RequireVideoAsync(IReadOnlyList<AnalyticSettings> analytics, CancellationToken cancellationToken)
    {
        if (!await TryElsewhereAsync(analytics, checker => checker.RequireVideoAsync(analytics), cancellationToken))
        {
            rules.RequireVideo(analytics);
        }
    }

    private async Task<bool> TryElsewhereAsync(
        IReadOnlyList<AnalyticSettings> analytics, Func<IAnalyticCheckGrain, Task> check, CancellationToken cancellationToken)
    {
        var demand = AnalyticDemand.Of(analytics);

        if (offer.Covers(demand) || await map.ListAbleAsync(demand, cluster.Others, cancellationToken) is not [var silo, ..])
        {
            return false;
        }

        try
        {
            await PlacementHint.At(silo, () => check(grains.GetGrain<IAnalyticCheckGrain>(Guid.CreateVersion7())));
            return true;
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException)
        {
            // It is gone, and what it had is not to be had: which is what the check here says.
            Log.NotAnswered(logger, silo, exception.Message);
            return false;
        }
    }
}

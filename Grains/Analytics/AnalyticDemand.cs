using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>What the analytics of a stream or a video ask of the silo that runs it.</summary>
/// <param name="Analytics">Names of the analytics.</param>
/// <param name="Models">Keys of the models that they name.</param>
public sealed record AnalyticDemand(IReadOnlyList<string> Analytics, IReadOnlyList<string> Models)
{
    /// <summary>What these ask for.</summary>
    public static AnalyticDemand Of(IReadOnlyList<AnalyticSettings> analytics) => new(
        [.. analytics.Select(one => one.Name).Distinct()],
        [.. analytics.Select(one => (one.Parameters as ObjectDetectionParameters)?.Model).OfType<string>().Distinct()]);
}

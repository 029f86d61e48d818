using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>Checks analytics for a silo that lacks what they ask for. One grain a call, placed where the caller wants it.</summary>
[Alias("luna.IAnalyticCheckGrain")]
internal interface IAnalyticCheckGrain : IGrainWithGuidKey
{
    /// <summary>Checks the analytics of a stream.</summary>
    /// <exception cref="AgentException">12022, 44014: with the place of the first fault.</exception>
    [Alias("Require"), ResponseTimeout("00:00:05")]
    Task RequireStreamAsync(IReadOnlyList<AnalyticSettings> analytics);

    /// <summary>Checks the analytics of a video.</summary>
    /// <exception cref="AgentException">12022: with the place of the first fault.</exception>
    [Alias("RequireVideo"), ResponseTimeout("00:00:05")]
    Task RequireVideoAsync(IReadOnlyList<AnalyticSettings> analytics);
}

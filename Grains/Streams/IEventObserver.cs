using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>
/// Sees every event of every stream of this silo as it happens. Called by the pipeline: it must not wait and must not throw.
/// </summary>
public interface IEventObserver
{
    /// <summary>An event of one analytic of a stream.</summary>
    void Observe(StreamSnapshot stream, string analyticName, AnalyticEvent analyticEvent);
}

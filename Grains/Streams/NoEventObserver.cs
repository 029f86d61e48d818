using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>Nobody looks.</summary>
internal sealed class NoEventObserver : IEventObserver
{
    /// <inheritdoc/>
    public void Observe(StreamSnapshot stream, string analyticName, AnalyticEvent analyticEvent)
    {
        // There is nobody to tell.
    }
}

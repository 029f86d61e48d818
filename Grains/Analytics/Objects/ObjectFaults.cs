using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.Objects;

/// <summary>What may be wrong with settings of analytics that follow objects.</summary>
internal static class ObjectFaults
{
    /// <summary>A class that the model does not know.</summary>
    public static AnalyticFault? OfClasses(IReadOnlyList<string> classes, IReadOnlyList<string> known)
    {
        for (var i = 0; i < classes.Count; i++)
        {
            if (!known.Contains(classes[i]))
            {
                return new AnalyticFault($"parameters.classes.{i}", $"must be one of: {string.Join(", ", known)}");
            }
        }

        return null;
    }

    /// <summary>A region that is no area.</summary>
    public static AnalyticFault? OfRegion(DetectionRegion? region, string path) =>
        region is not null && !DetectionRegionFilter.TryParse(region, out _, out var fault) ? new AnalyticFault(path, fault) : null;
}

namespace LunaVideoAgent.Grains.Analytics.Detections;

/// <summary>The analytics that the manifests of the model folder name.</summary>
internal sealed class ModelAnalytics(DetectionSources sources) : IAnalyticSource
{
    /// <inheritdoc/>
    public IEnumerable<IAnalytic> Analytics => sources.WithAnalytic.Select(model => DetectionAnalytic.OfModel(sources, model));
}

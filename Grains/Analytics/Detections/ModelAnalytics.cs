namespace LunaVideoAgent.Grains.Analytics.Detections;

/// <summary>The analytics that the manifests of the model folder name.</summary>
internal sealed class ModelAnalytics(DetectionSources sources) : IAnalyticSource
{
    /// <inheritdoc/>
    public IEnumerable<IAnalytic> Analytics =>
        sources.Models.Where(model => model.Manifest.Analytic is not null).Select(model => DetectionAnalytic.OfModel(sources, model));
}

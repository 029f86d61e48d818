using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Grains.Analytics.Detections;

/// <summary>An installation without models of its own.</summary>
internal sealed class NoObjectModels : IObjectModels
{
    /// <inheritdoc/>
    public IReadOnlyCollection<InferenceModel> Detectors => [];

    /// <inheritdoc/>
    public IReadOnlyCollection<InferenceModel> Classifiers => [];

    /// <inheritdoc/>
    public string Setup => "";

    /// <inheritdoc/>
    public IObjectClassifier Classifier(string model) => throw new InferenceException($"There is no model {model}.");

    /// <inheritdoc/>
    public IObjectDetector Detector(string model) => throw new InferenceException($"There is no model {model}.");
}

using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Models;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Analytics.Detections;

/// <summary>The detectors that objects can be found by: the agent's own, and those of the model folder.</summary>
internal sealed class DetectionSources(IObjectDetector own, IObjectModels models, IOptions<PipelineOptions> options)
{
    /// <summary>Score from which the agent's own detector is believed.</summary>
    public float OwnScore => (float)options.Value.PersonScore;

    /// <summary>Detectors that are there now.</summary>
    public IReadOnlyCollection<InferenceModel> Models => models.Detectors;

    /// <summary>Detectors and classifiers that bring an analytic of their own.</summary>
    public IEnumerable<InferenceModel> WithAnalytic =>
        models.Detectors.Concat(models.Classifiers).Where(model => model.Manifest.Analytic is not null);

    /// <summary>A model that is there; null if it is not.</summary>
    public InferenceModel? Find(string key) => models.Detectors.FirstOrDefault(model => model.Key == key);

    /// <summary>The detector of a model; null is the agent's own.</summary>
    /// <exception cref="InferenceException">It cannot be used.</exception>
    public IObjectDetector Detector(string? key) => key is null ? own : models.Detector(key);

    /// <summary>Whether a model is the agent's own detector.</summary>
    /// <exception cref="InferenceException">It cannot be used.</exception>
    public bool IsOwn(string? key) => key is null || ReferenceEquals(own, models.Detector(key));
}

using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Telemetry;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Faces;
using LunaVideoAgent.Inference.Media;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>What all pipelines of a silo share.</summary>
internal sealed class PipelineServices(
    IFrameSourceFactory sources,
    PipelineDetectors detectors,
    AnalyticRuleFactory rules,
    StreamMeter meter,
    IOptions<PipelineOptions> options,
    TimeProvider time)
{
    /// <summary>Opens videos.</summary>
    public IFrameSourceFactory Sources => sources;

    /// <summary>Finds people.</summary>
    public IObjectDetector Detector => detectors.People;

    /// <summary>The detector of a model; null is the one that finds people.</summary>
    /// <exception cref="InferenceException">It cannot be used.</exception>
    public IObjectDetector DetectorOf(string? model) => model is null ? detectors.People : detectors.Models.Detector(model);

    /// <summary>The classifier of a model.</summary>
    /// <exception cref="InferenceException">It cannot be used.</exception>
    public IObjectClassifier ClassifierOf(string model) => detectors.Models.Classifier(model);

    /// <summary>Finds and reads faces.</summary>
    public IFaceNetworks Faces => detectors.Faces;

    /// <summary>Makes the rules of analytics.</summary>
    public AnalyticRuleFactory Rules => rules;

    /// <summary>Counts.</summary>
    public StreamMeter Meter => meter;

    /// <summary>Settings.</summary>
    public PipelineOptions Options => options.Value;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;
}

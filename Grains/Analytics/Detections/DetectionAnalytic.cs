using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Analytics.Objects;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Grains.Analytics.Detections;

/// <summary><c>object_detection</c>, and the analytics that manifests of models name: reports each object that a detector finds.</summary>
internal sealed class DetectionAnalytic : IAnalytic
{
    private readonly DetectionSources _sources;
    private readonly string? _model;
    private readonly IReadOnlyList<string> _classes;

    private DetectionAnalytic(DetectionSources sources, AnalyticRecipe recipe, string? model)
    {
        _sources = sources;
        _model = model;
        _classes = recipe.Classes;
        Name = recipe.Name;
        Version = recipe.Version;
        EventType = recipe.EventType ?? AnalyticNames.SubjectOf(recipe.Name);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Version { get; }

    /// <summary>The type of its events.</summary>
    public string EventType { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Targets { get; } = [DetectionPlan.OverviewTarget];

    /// <summary>The one that is asked for a model by a parameter.</summary>
    public static DetectionAnalytic OfAnyModel(DetectionSources sources) =>
        new(sources, new AnalyticRecipe { Name = AnalyticNames.ObjectDetection }, model: null);

    /// <summary>The one that a model brings.</summary>
    public static DetectionAnalytic OfModel(DetectionSources sources, InferenceModel model) =>
        new(sources, model.Manifest.Analytic!, model.Key);

    /// <inheritdoc/>
    public AnalyticFault? FindFault(AnalyticSettings settings)
    {
        var parameters = ParametersOf(settings);

        try
        {
            return ModelFault(parameters)
                ?? ObjectFaults.OfClasses(parameters.Classes ?? [], _sources.Detector(KeyOf(parameters)))
                ?? ObjectFaults.OfRegion(parameters.Droi, "parameters.droi.area");
        }
        catch (InferenceException exception)
        {
            return new AnalyticFault("parameters.model", $"cannot be used: {exception.Message}");
        }
    }

    /// <inheritdoc/>
    public DetectionNeeds NeedsOf(AnalyticSettings settings) =>
        DetectorOf(settings) is null ? DetectionNeeds.Bodies : DetectionNeeds.Objects;

    /// <inheritdoc/>
    public DetectorNeed? DetectorOf(AnalyticSettings settings)
    {
        var parameters = ParametersOf(settings);
        var threshold = ThresholdOf(parameters);

        // What the pass of the other analytics finds is good enough for it, and is shared.
        return Usable(() => _sources.IsOwn(KeyOf(parameters))) && threshold >= _sources.OwnScore
            ? null
            : new DetectorNeed(KeyOf(parameters), threshold);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ClassesOf(AnalyticSettings settings)
    {
        var parameters = ParametersOf(settings);

        return parameters.Classes ?? (_classes.Count > 0 ? _classes : Usable(() => _sources.Detector(KeyOf(parameters)).Labels));
    }

    /// <inheritdoc/>
    public IAnalyticRule CreateRule(AnalyticSettings settings, RuleContext context)
    {
        var parameters = ParametersOf(settings);

        return new DetectionRule(new DetectionPlan(parameters, settings.Targets, context)
        {
            EventType = EventType,
            Threshold = ThresholdOf(parameters),
            Classes = ClassesOf(settings),
        });
    }

    private static ObjectDetectionParameters ParametersOf(AnalyticSettings settings) =>
        settings.Parameters as ObjectDetectionParameters
        ?? throw new ArgumentException($"{settings.Name} has no {settings.Parameters.GetType().Name}.", nameof(settings));

    // A model that was there when the stream was made may be gone when it starts.
    private static T Usable<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (InferenceException exception)
        {
            throw AgentErrors.AnalyticFailed(exception.Message);
        }
    }

    private string? KeyOf(ObjectDetectionParameters parameters) => _model ?? parameters.Model;

    private float ThresholdOf(ObjectDetectionParameters parameters)
    {
        if (parameters.Threshold is { } wanted)
        {
            return (float)wanted;
        }

        return KeyOf(parameters) is { } key && !Usable(() => _sources.IsOwn(key))
            ? _sources.Find(key)?.Manifest.Threshold("score", otherwise: 0.5f) ?? 0.5f
            : _sources.OwnScore;
    }

    private AnalyticFault? ModelFault(ObjectDetectionParameters parameters)
    {
        if (parameters.Model is not { } key)
        {
            return null;
        }

        if (_model is not null)
        {
            return new AnalyticFault("parameters.model", $"must not be given: {Name} is an analytic of {_model}");
        }

        return _sources.Find(key) is null
            ? new AnalyticFault(
                "parameters.model", $"must be one of: {string.Join(", ", _sources.Models.Select(model => model.Key))}")
            : null;
    }
}

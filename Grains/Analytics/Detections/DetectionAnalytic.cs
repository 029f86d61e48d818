using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Analytics.Objects;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Grains.Analytics.Detections;

/// <summary>
/// <c>object_detection</c>, and the analytics that manifests of models name: reports each object that a detector finds, or that a
/// classifier takes for one of its classes.
/// </summary>
internal sealed class DetectionAnalytic : IAnalytic
{
    private readonly DetectionSources _sources;
    private readonly InferenceModel? _model;
    private readonly ClassifierRecipe? _classifier;
    private readonly IReadOnlyList<string> _classes;

    private DetectionAnalytic(DetectionSources sources, AnalyticRecipe recipe, InferenceModel? model)
    {
        _sources = sources;
        _model = model;
        _classifier = model?.Manifest.Classifier;
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
        new(sources, model.Manifest.Analytic!, model);

    /// <inheritdoc/>
    public AnalyticFault? FindFault(AnalyticSettings settings)
    {
        var parameters = ParametersOf(settings);

        if (ModelFault(parameters) is { } unknown)
        {
            return unknown;
        }

        try
        {
            var labels = _sources.Detector(KeyOf(parameters)).Labels;

            return ObjectsFault(labels)
                ?? ObjectFaults.OfClasses(parameters.Classes ?? [], _classifier is null ? labels : _model!.Labels)
                ?? ObjectFaults.OfRegion(parameters.Droi, "parameters.droi.area");
        }
        catch (InferenceException exception)
        {
            return new AnalyticFault("parameters.model", $"cannot be used: {exception.Message}");
        }
    }

    /// <inheritdoc/>
    public DetectionNeeds NeedsOf(AnalyticSettings settings) =>
        (DetectorOf(settings) is null ? DetectionNeeds.Bodies : DetectionNeeds.Objects)
        | (_classifier is null ? DetectionNeeds.None : DetectionNeeds.Pixels);

    /// <inheritdoc/>
    public DetectorNeed? DetectorOf(AnalyticSettings settings)
    {
        var parameters = ParametersOf(settings);
        var threshold = _classifier is null && parameters.Threshold is { } wanted ? (float)wanted : ScoreOf(KeyOf(parameters));

        // What the pass of the other analytics finds is good enough for it, and is shared.
        return Usable(() => _sources.IsOwn(KeyOf(parameters))) && threshold >= _sources.OwnScore
            ? null
            : new DetectorNeed(KeyOf(parameters), threshold);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ClassesOf(AnalyticSettings settings) => _classifier?.Objects ?? ShownOf(ParametersOf(settings));

    /// <inheritdoc/>
    public ClassifierNeed? ClassifierOf(AnalyticSettings settings) =>
        _classifier is null ? null : new ClassifierNeed(_model!.Key, ShownOf(ParametersOf(settings)));

    /// <inheritdoc/>
    public IAnalyticRule CreateRule(AnalyticSettings settings, RuleContext context)
    {
        var parameters = ParametersOf(settings);

        return new DetectionRule(new DetectionPlan(parameters, settings.Targets, context)
        {
            EventType = EventType,
            Threshold = ThresholdOf(parameters),
            Classes = ShownOf(parameters),
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

    // Classes that the rule counts.
    private IReadOnlyList<string> ShownOf(ObjectDetectionParameters parameters)
    {
        if (parameters.Classes is { } wanted)
        {
            return wanted;
        }

        if (_classes.Count > 0)
        {
            return _classes;
        }

        return _classifier is null ? Usable(() => _sources.Detector(KeyOf(parameters)).Labels) : _model!.Labels;
    }

    // The detector.
    private string? KeyOf(ObjectDetectionParameters parameters) =>
        _classifier is null ? _model?.Key ?? parameters.Model : _classifier.Detector;

    private float ThresholdOf(ObjectDetectionParameters parameters) => (parameters.Threshold, _classifier) switch
    {
        ({ } wanted, _) => (float)wanted,
        (_, not null) => _model!.Manifest.Threshold("score", otherwise: 0.5f),
        _ => ScoreOf(KeyOf(parameters)),
    };

    // From which score a detector is believed.
    private float ScoreOf(string? key) => key is null || Usable(() => _sources.IsOwn(key))
        ? _sources.OwnScore
        : _sources.Find(key)?.Manifest.Threshold("score", otherwise: 0.5f) ?? 0.5f;

    private AnalyticFault? ObjectsFault(IReadOnlyList<string> labels) =>
        _classifier?.Objects.FirstOrDefault(name => !labels.Contains(name)) is { } missing
            ? new AnalyticFault("parameters", $"cannot be run: the detector of {_model!.Key} does not know {missing}")
            : null;

    private AnalyticFault? ModelFault(ObjectDetectionParameters parameters)
    {
        if (parameters.Model is not { } key)
        {
            return null;
        }

        if (_model is not null)
        {
            return new AnalyticFault("parameters.model", $"must not be given: {Name} is an analytic of {_model.Key}");
        }

        return _sources.Find(key) is null
            ? new AnalyticFault(
                "parameters.model", $"must be one of: {string.Join(", ", _sources.Models.Select(model => model.Key))}")
            : null;
    }
}

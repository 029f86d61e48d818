using LunaVideoAgent.Inference.Models;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>The models of a process and their engines; one starts when its model is first asked for and is shared from then on.</summary>
public sealed partial class InferenceRuntime : IObjectModels, IAsyncDisposable
{
    private readonly InferenceOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<InferenceRuntime> _logger;
    private readonly ModelFolderWatch _watch;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, InferenceEngine> _engines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReloadableDetector> _detectors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ObjectClassifier> _classifiers = new(StringComparer.Ordinal);
    private bool _disposed;

    /// <summary>Reads the model folder; networks are loaded later.</summary>
    public InferenceRuntime(InferenceOptions options, TimeProvider time, ILogger<InferenceRuntime> logger)
    {
        ArgumentNullException.ThrowIfNull(options);

        _options = options;
        _time = time;
        _logger = logger;
        string[] folders = [.. options.ModelFolders.Select(folder => Path.Combine(AppContext.BaseDirectory, folder))];
        _watch = new ModelFolderWatch(folders);
        Catalog = ModelCatalog.Load(folders);
        Report(Catalog.Broken);
    }

    /// <summary>What was in the model folder when it was last read.</summary>
    public ModelCatalog Catalog { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyCollection<InferenceModel> Detectors => [.. Catalog.Models.Where(model => model.Manifest.Decoder is not null)];

    /// <inheritdoc/>
    public IReadOnlyCollection<InferenceModel> Classifiers => [.. Catalog.Models.Where(model => model.Manifest.Classifier is not null)];

    /// <inheritdoc/>
    public string Setup => InferenceSetup.Describe(_options, [.. Providers.Values.Select(provider => provider.Active)]);

    /// <summary>What runs the networks started so far, by the key of the model.</summary>
    public IReadOnlyDictionary<string, ProviderSelection> Providers
    {
        get
        {
            lock (_gate)
            {
                return _engines.Select(pair => (pair.Key, Engine: pair.Value))
                    .Concat(_detectors.Select(pair => (pair.Key, pair.Value.Engine)))
                    .ToDictionary(pair => pair.Key, pair => pair.Engine.Provider, StringComparer.Ordinal);
            }
        }
    }

    /// <inheritdoc/>
    public IObjectDetector Detector(string model)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);

            if (_detectors.TryGetValue(model, out var started))
            {
                return started;
            }

            return Start(Find(model));
        }
    }

    /// <inheritdoc/>
    public IObjectClassifier Classifier(string model)
    {
        lock (_gate)
        {
            return _classifiers.TryGetValue(model, out var started) ? started : StartClassifier(Find(model));
        }
    }

    /// <summary>
    /// The engine of a model that is not a detector. Throws <see cref="InferenceException"/> where there is none or it has no such outputs.
    /// </summary>
    internal InferenceEngine Engine(string model, IReadOnlyList<string> outputs)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);

            if (!_engines.TryGetValue(model, out var engine))
            {
                engine = InferenceEngine.Start(Find(model), outputs, _options, _time, _logger);
                _engines.Add(model, engine);
            }

            return engine;
        }
    }

    /// <summary>Stops all engines.</summary>
    public async ValueTask DisposeAsync()
    {
        IAsyncDisposable[] engines;

        lock (_gate)
        {
            _disposed = true;
            engines = [.. _engines.Values, .. _detectors.Values];
            _engines.Clear();
            _detectors.Clear();
        }

        foreach (var engine in engines)
        {
            await engine.DisposeAsync().ConfigureAwait(false);
        }
    }

    private ReloadableDetector Start(InferenceModel model)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);

            if (!_detectors.TryGetValue(model.Key, out var detector))
            {
                var (first, engine) = Open(model, _options);
                detector = new ReloadableDetector(first, engine, model.Fingerprint);
                _detectors.Add(model.Key, detector);
            }

            return detector;
        }
    }

    private ObjectClassifier StartClassifier(InferenceModel model)
    {
        if (model.Manifest.Classifier is null)
        {
            throw new InferenceException($"{model.Key} is not a classifier: its manifest has none.");
        }

        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);

            if (!_classifiers.TryGetValue(model.Key, out var classifier))
            {
                var engine = InferenceEngine.Start(model, _options, _time, _logger);
                classifier = new ObjectClassifier(model, engine);
                _engines.Add(model.Key, engine);
                _classifiers.Add(model.Key, classifier);
            }

            return classifier;
        }
    }

    private (ObjectDetector Detector, InferenceEngine Engine) Open(InferenceModel model, InferenceOptions options)
    {
        var engine = InferenceEngine.Start(model, options, _time, _logger);
        return (new ObjectDetector(model, engine, options), engine);
    }

    private InferenceModel Find(string key)
    {
        if (Catalog.TryGet(key, out var model))
        {
            return model;
        }

        var broken = Catalog.Broken.FirstOrDefault(candidate => candidate.Key == key);
        throw new InferenceException(broken is null
            ? $"There is no model {key} in {string.Join(" or ", Catalog.Folders)}."
            : $"The model {key} cannot be used: {broken.Reason}");
    }
}

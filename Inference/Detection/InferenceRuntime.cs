using LunaVideoAgent.Inference.Models;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>The models of a process and their engines; one starts when its model is first asked for and is shared from then on.</summary>
public sealed partial class InferenceRuntime : IAsyncDisposable
{
    private readonly InferenceOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<InferenceRuntime> _logger;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, InferenceEngine> _engines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ObjectDetector> _detectors = new(StringComparer.Ordinal);
    private bool _disposed;

    /// <summary>Reads the model folder; networks are loaded later.</summary>
    public InferenceRuntime(InferenceOptions options, TimeProvider time, ILogger<InferenceRuntime> logger)
    {
        ArgumentNullException.ThrowIfNull(options);

        _options = options;
        _time = time;
        _logger = logger;
        Catalog = ModelCatalog.Load(Path.Combine(AppContext.BaseDirectory, options.ModelFolder));

        foreach (var broken in Catalog.Broken)
        {
            Log.ModelBroken(logger, broken.Key, broken.Reason);
        }
    }

    /// <summary>What is in the model folder.</summary>
    public ModelCatalog Catalog { get; }

    /// <summary>What runs the networks started so far, by the key of the model.</summary>
    public IReadOnlyDictionary<string, ProviderSelection> Providers
    {
        get
        {
            lock (_gate)
            {
                return _engines.ToDictionary(pair => pair.Key, pair => pair.Value.Provider, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>
    /// The detector of a model by the key of its manifest. Throws <see cref="InferenceException"/> where there is none or it is broken.
    /// </summary>
    public IObjectDetector Detector(string model)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);

            if (_detectors.TryGetValue(model, out var started))
            {
                return started;
            }

            var found = Find(model);
            var engine = InferenceEngine.Start(found, _options, _time, _logger);
            var detector = new ObjectDetector(found, engine, _options);
            _engines.Add(model, engine);
            _detectors.Add(model, detector);
            return detector;
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
        InferenceEngine[] engines;

        lock (_gate)
        {
            _disposed = true;
            engines = [.. _engines.Values];
            _engines.Clear();
            _detectors.Clear();
        }

        foreach (var engine in engines)
        {
            await engine.DisposeAsync().ConfigureAwait(false);
        }
    }

    private InferenceModel Find(string key)
    {
        if (Catalog.TryGet(key, out var model))
        {
            return model;
        }

        var broken = Catalog.Broken.FirstOrDefault(candidate => candidate.Key == key);
        throw new InferenceException(broken is null
            ? $"There is no model {key} in {Catalog.Folder}."
            : $"The model {key} cannot be used: {broken.Reason}");
    }
}

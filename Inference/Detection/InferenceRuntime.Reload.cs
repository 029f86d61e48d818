using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Inference.Detection;

public sealed partial class InferenceRuntime
{
    private readonly HashSet<BrokenModel> _reported = [];
    private readonly HashSet<string> _checked = new(StringComparer.Ordinal);

    /// <summary>Reads the folder again if its files changed; whether they did. For one caller at a time.</summary>
    public async Task<bool> ReloadIfChangedAsync()
    {
        if (!_watch.HasChanged())
        {
            return false;
        }

        await ReloadAsync().ConfigureAwait(false);
        return true;
    }

    /// <summary>
    /// Reads the folder, and runs every detector of it once that is not running. What is wrong with a model is logged; one that is running
    /// goes on as it was. For one caller at a time.
    /// </summary>
    public async Task ReloadAsync()
    {
        var before = Catalog;
        var next = ModelCatalog.Load(before.Folders);

        foreach (var model in next.Models.Where(IsOfFolder).ToArray())
        {
            if (await FindFaultAsync(model).ConfigureAwait(false) is { } fault)
            {
                next.Refuse(model.Key, fault);
            }
        }

        foreach (var broken in next.Broken)
        {
            if (before.TryGet(broken.Key, out var former) && IsRunning(former))
            {
                next.Keep(former);
            }
        }

        Catalog = next;
        Report(next.Broken);
        _reported.IntersectWith(next.Broken);
        Tell(before, next);
    }

    // Models that an installation may bring; what the agent's own others are for is known to those who use them.
    private static bool IsOfFolder(InferenceModel model) =>
        model.Manifest is { Decoder: not null } or { Classifier: not null } or { Face: not null };

    // Takes it into use, if something of it runs or will; the reason why not.
    private async Task<string?> FindFaultAsync(InferenceModel model)
    {
        try
        {
            if (Running(model.Key) is { } running)
            {
                return running.Fingerprint == model.Fingerprint ? null : await ReplaceAsync(running, model).ConfigureAwait(false);
            }

            if (model.Manifest.Face is not null && FindFaceFault(model) is { } fault)
            {
                return fault;
            }

            if (model.Manifest.Analytic is null)
            {
                await CheckAsync(model).ConfigureAwait(false);
                return null;
            }

            if (model.Manifest.Decoder is not null)
            {
                Start(model);
                return null;
            }

            return StartClassifier(model).Fingerprint == model.Fingerprint
                ? null
                : "a classifier that is running is not replaced; name the files otherwise, or restart the agent";
        }
        catch (InferenceException e)
        {
            return e.Message;
        }
    }

    private async Task CheckAsync(InferenceModel model)
    {
        if (!_checked.Contains(model.Fingerprint))
        {
            await InferenceEngine.Start(model, _options.OfOneSession(), _time, _logger).DisposeAsync().ConfigureAwait(false);
            _checked.Add(model.Fingerprint);
        }
    }

    private bool IsRunning(InferenceModel model)
    {
        lock (_gate)
        {
            return _engines.ContainsKey(model.Key)
                || (_detectors.TryGetValue(model.Key, out var running) && running.Fingerprint == model.Fingerprint);
        }
    }

    private ReloadableDetector? Running(string key)
    {
        lock (_gate)
        {
            return _detectors.GetValueOrDefault(key);
        }
    }

    private async Task<string?> ReplaceAsync(ReloadableDetector running, InferenceModel model)
    {
        if (!running.Labels.SequenceEqual(model.Labels))
        {
            return "its classes are others than those of the one that is running; name the files otherwise, or restart the agent";
        }

        var (detector, engine) = Open(model, _options);
        await running.ReplaceAsync(detector, engine, model.Fingerprint).ConfigureAwait(false);
        Log.ModelReplaced(_logger, model.Key);
        return null;
    }

    private void Report(IReadOnlyList<BrokenModel> all)
    {
        foreach (var broken in all.Where(_reported.Add))
        {
            if (Catalog.TryGet(broken.Key, out _))
            {
                Log.ModelKept(_logger, broken.Key, broken.Reason);
            }
            else
            {
                Log.ModelBroken(_logger, broken.Key, broken.Reason);
            }
        }
    }

    private void Tell(ModelCatalog before, ModelCatalog now)
    {
        foreach (var model in now.Models.Where(model => !before.TryGet(model.Key, out _)))
        {
            Log.ModelAdded(_logger, model.Key);
        }

        foreach (var model in before.Models.Where(model => !now.TryGet(model.Key, out _)))
        {
            Log.ModelRemoved(_logger, model.Key);
        }
    }
}

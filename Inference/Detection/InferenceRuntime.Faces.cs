using LunaVideoAgent.Inference.Faces;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Inference.Detection;

public sealed partial class InferenceRuntime
{
    private readonly Dictionary<string, FaceAttributeNetwork> _faces = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyCollection<InferenceModel> FaceModels => [.. Catalog.Models.Where(model => model.Manifest.Face is not null)];

    /// <summary>
    /// The network that tells a target of human_tracking; null if no model does. One that runs stays, even if its model was removed.
    /// Throws <see cref="InferenceException"/> where it cannot be used.
    /// </summary>
    internal FaceAttributeNetwork? FaceNetwork(string target)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);

            if (_faces.TryGetValue(target, out var running))
            {
                return running;
            }

            if (FaceModels.FirstOrDefault(model => model.Manifest.Face!.Target == target) is not { } found)
            {
                return null;
            }

            var engine = InferenceEngine.Start(found, _options, _time, _logger);
            var network = new FaceAttributeNetwork(found, engine);
            _engines.Add(found.Key, engine);
            _faces.Add(target, network);
            return network;
        }
    }

    // The reason why a model cannot take the place of one that runs; null if it need not.
    private string? FindFaceFault(InferenceModel model)
    {
        lock (_gate)
        {
            return _faces.TryGetValue(model.Manifest.Face!.Target, out var running) && running.Fingerprint != model.Fingerprint
                ? $"another network for {model.Manifest.Face.Target} is running, and is not replaced; restart the agent"
                : null;
        }
    }
}

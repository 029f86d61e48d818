namespace LunaVideoAgent.Inference.Models;

/// <summary>A model whose files are there and are what the manifest says.</summary>
/// <param name="Key">Short name: the manifest's file name without <c>.manifest.json</c>.</param>
/// <param name="Manifest">How it is used.</param>
/// <param name="Path">Full path of the network's file.</param>
/// <param name="Labels">Names of its classes, possibly none.</param>
public sealed record InferenceModel(string Key, ModelManifest Manifest, string Path, IReadOnlyList<string> Labels)
{
    /// <summary>The same for two models only if manifest, labels and network are the same; in hexadecimal.</summary>
    public string Fingerprint { get; init; } = "";
}

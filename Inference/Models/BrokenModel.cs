namespace LunaVideoAgent.Inference.Models;

/// <summary>A model that cannot be used.</summary>
/// <param name="Key">Short name: the manifest's file name without <c>.manifest.json</c>, or the network's without <c>.onnx</c>.</param>
/// <param name="Reason">What is wrong with it, in a sentence.</param>
public sealed record BrokenModel(string Key, string Reason);

using System.Text.Json.Serialization;

namespace LunaVideoAgent.Inference.Models;

/// <summary>
/// What a model is and how it is used: the <c>*.manifest.json</c> beside its <c>*.onnx</c>. Members that only people read are ignored.
/// </summary>
public sealed record ModelManifest
{
    /// <summary>Full name, for people.</summary>
    public required string Name { get; init; }

    /// <summary>File name of the network, in the folder of the manifest.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the network's file, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What it is for, in words.</summary>
    public string Task { get; set; } = "";

    /// <summary>What goes in.</summary>
    public required ModelInput Input { get; init; }

    /// <summary>How its outputs become detections; absent for a model that is not a detector.</summary>
    public DecoderRecipe? Decoder { get; init; }

    /// <summary>How it says of cut-out objects what they are; absent for a model that does not.</summary>
    public ClassifierRecipe? Classifier { get; init; }

    /// <summary>What it tells of faces that were found; absent for a model that tells nothing of them.</summary>
    public FaceRecipe? Face { get; init; }

    /// <summary>The analytic that the model makes; null if it makes none of its own.</summary>
    public AnalyticRecipe? Analytic { get; init; }

    /// <summary>Limits by name, such as <c>score</c> and <c>nms_iou</c>.</summary>
    public IReadOnlyDictionary<string, float> Thresholds { get; set => field = value ?? field; } = new Dictionary<string, float>();

    /// <summary>File with one class name a line, in the folder of the manifest.</summary>
    [JsonPropertyName("labels")]
    public string? LabelsFile { get; init; }

    /// <summary>Class names written out, for a model with few of them.</summary>
    public IReadOnlyList<string> ClassNames { get; set => field = value ?? field; } = [];

    /// <summary>Licence of the weights.</summary>
    public string Licence { get; set; } = "";

    /// <summary>A limit by name, or what to take where the manifest does not say.</summary>
    public float Threshold(string name, float otherwise) => Thresholds.TryGetValue(name, out var value) ? value : otherwise;
}

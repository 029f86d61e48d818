namespace LunaVideoAgent.Inference.Models;

/// <summary>What a network tells of a face that was found.</summary>
public sealed record FaceRecipe
{
    /// <summary>The target whose output are the values of a descriptor, not of classes.</summary>
    public const string DescriptorTarget = "aggregated_face_descriptor";

    /// <summary>Targets of human_tracking that a model may bring.</summary>
    public static IReadOnlyList<string> Targets { get; } =
    [
        "warp_quality", "emotions", "mask", "glasses", "eyes", "gaze", "mouth",
        "aggregated_liveness", "aggregated_deepfake", DescriptorTarget,
    ];

    /// <summary>The target of human_tracking that it tells: one of <see cref="Targets"/>.</summary>
    public required string Target { get; init; }

    /// <summary>Name of the output: one value a class, or the values of a descriptor.</summary>
    public required string Output { get; init; }

    /// <summary>What is still to be done to the values of classes; softmax without.</summary>
    public ScoreActivation Activation { get; set; } = ScoreActivation.Softmax;

    /// <summary>What it is shown.</summary>
    public FaceCrop Crop { get; set; }

    /// <summary>By how much of its side the square is grown on each side; not for aligned ones.</summary>
    public float Margin { get; set; }

    /// <summary>Version of the descriptors: those of different versions cannot be compared.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Whether it tells a descriptor.</summary>
    internal bool IsDescriptor => Target == DescriptorTarget;
}

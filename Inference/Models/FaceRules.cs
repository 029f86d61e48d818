namespace LunaVideoAgent.Inference.Models;

/// <summary>What must hold within the manifest of a network for faces.</summary>
internal static class FaceRules
{
    // What is cut out of a frame for a face reaches half a box beyond it.
    private const float LargestMargin = 0.5f;

    /// <summary>The first thing wrong, as a sentence; null where all is well.</summary>
    public static string? FirstFault(ModelManifest manifest, FaceRecipe face)
    {
        if (manifest is { Decoder: not null } or { Classifier: not null } or { Analytic: not null })
        {
            return "A network for faces has no decoder, classifier or analytic: human_tracking asks it.";
        }

        if (!FaceRecipe.Targets.Contains(face.Target))
        {
            return $"face.target must be one of: {string.Join(", ", FaceRecipe.Targets)}.";
        }

        if (face.Output.Length == 0)
        {
            return "face.output must name the output.";
        }

        if (manifest.Input.Sizing is { } sizing && !(sizing.Fixed && sizing.LongerSide == sizing.ShorterSide))
        {
            return "A network for faces is shown squares: input.sizing needs \"fixed\": true, and longer_side and shorter_side the same.";
        }

        return (face.Crop, face.Margin) switch
        {
            (_, < 0 or > LargestMargin or float.NaN) => $"face.margin must be from 0 to {LargestMargin}.",
            (FaceCrop.Aligned, > 0) => "face.margin is for a crop that is square; an aligned one has its places.",
            _ => face.Version < 1 ? "face.version must be at least 1." : null,
        };
    }
}

using LunaVideoAgent.Inference.Imaging;

namespace LunaVideoAgent.Inference.Models;

/// <summary>What must hold within a manifest, beyond its form.</summary>
internal static class ManifestRules
{
    private const int LargestSide = 4096;

    /// <summary>The first thing wrong, as a sentence; null where all is well.</summary>
    public static string? FirstFault(ModelManifest manifest)
    {
        if (manifest.Sha256.Length != 64)
        {
            return "sha256 must have 64 hexadecimal digits.";
        }

        var std = manifest.Input.ToFormat().Deviation;

        if (std.First == 0 || std.Second == 0 || std.Third == 0)
        {
            return "input.std must not be 0.";
        }

        if (manifest.Input is { Colour: not ChannelOrder.Bgr, MeanBgr: not null } or { Colour: not ChannelOrder.Bgr, StdBgr: not null })
        {
            return "input.mean_bgr and input.std_bgr are for models whose colour is BGR; use mean and std.";
        }

        return manifest.Decoder is { } decoder ? DetectorFault(manifest, decoder) : null;
    }

    private static string? DetectorFault(ModelManifest manifest, DecoderRecipe decoder)
    {
        if (manifest.Input.Type != "float32" || manifest.Input.Layout != "NCHW")
        {
            return "A detector needs an input of type float32 and layout NCHW.";
        }

        if (manifest.Input.Sizing is not { Multiple: > 0, ShorterSide: > 0, LongerSide: <= LargestSide } sizing
            || sizing.ShorterSide > sizing.LongerSide)
        {
            return $"A detector needs input.sizing with multiple, longer_side up to {LargestSide} and shorter_side no more than that.";
        }

        if (manifest.LabelsFile is null && manifest.ClassNames.Count == 0)
        {
            return "A detector needs labels or class_names.";
        }

        if (decoder.Strides.Count == 0 || decoder.Strides.Any(stride => stride <= 0))
        {
            return "decoder.strides must be numbers above 0.";
        }

        if (decoder.Scores.Concat(decoder.Boxes).Any(string.IsNullOrEmpty))
        {
            return "decoder.scores and decoder.boxes must be names.";
        }

        return decoder.Kind switch
        {
            DecoderKind.NanoDet => NanoDetFault(decoder),
            DecoderKind.UltraFace => UltraFaceFault(decoder),
            _ => $"decoder.kind {decoder.Kind} is unknown.",
        };
    }

    private static string? NanoDetFault(DecoderRecipe decoder)
    {
        if (decoder.RegMax is < 1 or > 64)
        {
            return "decoder.reg_max must be from 1 to 64.";
        }

        return decoder.Scores.Count == decoder.Strides.Count && decoder.Boxes.Count == decoder.Strides.Count
            ? null
            : "decoder.scores and decoder.boxes must name one output a stride.";
    }

    private static string? UltraFaceFault(DecoderRecipe decoder)
    {
        if (decoder.PriorSizes.Count != decoder.Strides.Count || decoder.PriorSizes.Any(sizes => sizes is null))
        {
            return "decoder.prior_sizes must have one list a stride.";
        }

        return decoder.Scores.Count == 1 && decoder.Boxes.Count == 1
            ? null
            : "decoder.scores and decoder.boxes must name one output each.";
    }
}

namespace LunaVideoAgent.Inference.Models;

/// <summary>What must hold within the decoder of a manifest: each kind needs members of its own.</summary>
internal static class DecoderRules
{
    /// <summary>The first thing wrong, as a sentence; null where all is well.</summary>
    public static string? FirstFault(DecoderRecipe decoder)
    {
        if (decoder.Strides.Any(stride => stride <= 0))
        {
            return "decoder.strides must be numbers above 0.";
        }

        if (decoder.Scores.Concat(decoder.Boxes).Any(string.IsNullOrEmpty))
        {
            return "decoder.scores and decoder.boxes must be names.";
        }

        if (decoder.Activation is not null
            && decoder.Kind is not (DecoderKind.YoloV8 or DecoderKind.Ssd or DecoderKind.Detr or DecoderKind.RtDetr))
        {
            return "decoder.activation is for yolov8, ssd, detr and rtdetr.";
        }

        return decoder.Kind switch
        {
            DecoderKind.NanoDet => StridesFault(decoder) ?? NanoDetFault(decoder),
            DecoderKind.UltraFace => StridesFault(decoder) ?? UltraFaceFault(decoder),
            DecoderKind.Ssd => StridesFault(decoder) ?? SsdFault(decoder),
            DecoderKind.YoloX => StridesFault(decoder) ?? OutputFault(decoder),
            DecoderKind.YoloV5 or DecoderKind.YoloV8 or DecoderKind.YoloV10 => OutputFault(decoder),
            DecoderKind.Detr or DecoderKind.RtDetr => PairFault(decoder),
            _ => $"decoder.kind {decoder.Kind} is unknown.",
        };
    }

    private static string? StridesFault(DecoderRecipe decoder) =>
        decoder.Strides.Count == 0 ? "decoder.strides must be numbers above 0." : null;

    private static string? OutputFault(DecoderRecipe decoder) =>
        decoder.Output.Length == 0 ? "decoder.output must name the output." : null;

    private static string? PairFault(DecoderRecipe decoder) =>
        decoder.Scores.Count == 1 && decoder.Boxes.Count == 1
            ? null
            : "decoder.scores and decoder.boxes must name one output each.";

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

    private static string? UltraFaceFault(DecoderRecipe decoder) =>
        decoder.PriorSizes.Count != decoder.Strides.Count || decoder.PriorSizes.Any(sizes => sizes is null)
            ? "decoder.prior_sizes must have one list a stride."
            : PairFault(decoder);

    private static string? SsdFault(DecoderRecipe decoder)
    {
        if (decoder.PriorShapes.Count != decoder.Strides.Count || decoder.PriorShapes.Any(shapes => shapes is null))
        {
            return "decoder.prior_shapes must have one list a stride.";
        }

        var shapes = decoder.PriorShapes.SelectMany(shapes => shapes);
        return shapes.All(shape => shape is [> 0, > 0])
            ? PairFault(decoder)
            : "decoder.prior_shapes must have lists of a width and a height above 0.";
    }
}

using System.Text.RegularExpressions;
using LunaVideoAgent.Inference.Imaging;

namespace LunaVideoAgent.Inference.Models;

/// <summary>What must hold within a manifest, beyond its form.</summary>
public static partial class ManifestRules
{
    private const int LargestSide = 4096;

    /// <summary>Names that every agent brings an analytic of.</summary>
    public static IReadOnlyList<string> ReservedAnalytics { get; } =
        ["people_count", "human_tracking", "line_crossing", "zone", "object_detection"];

    /// <summary>The first thing wrong, as a sentence; null where all is well.</summary>
    internal static string? FirstFault(ModelManifest manifest)
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

        return manifest switch
        {
            { Decoder: not null, Classifier: not null } => "There is a decoder and a classifier: a model is one or the other.",
            { Face: { } face } => FaceRules.FirstFault(manifest, face) ?? PictureFault(manifest, "network for faces"),
            { Decoder: { } decoder } =>
                PictureFault(manifest, "detector") ?? DecoderRules.FirstFault(decoder) ?? AnalyticFault(manifest.Analytic),
            { Classifier: { } classifier } =>
                PictureFault(manifest, "classifier") ?? ClassifierFault(classifier) ?? AnalyticFault(manifest.Analytic),
            _ => manifest.Analytic is null ? null : "An analytic needs a decoder or a classifier.",
        };
    }

    /// <summary>Classes of the analytic that the model does not have, as a sentence; null where all is well.</summary>
    internal static string? LabelFault(ModelManifest manifest, IReadOnlyList<string> labels)
    {
        var hasClasses = manifest is { Decoder: not null } or { Classifier: not null } or { Face: not null };

        if (hasClasses && labels.Distinct(StringComparer.Ordinal).Count() != labels.Count)
        {
            return "Two classes have the same name.";
        }

        return manifest.Analytic?.Classes.FirstOrDefault(name => !labels.Contains(name)) is { } missing
            ? $"analytic.classes names {missing}, which is none of the model's {labels.Count} classes."
            : null;
    }

    private static string? ClassifierFault(ClassifierRecipe classifier)
    {
        if (classifier.Output.Length == 0)
        {
            return "classifier.output must name the output.";
        }

        if (classifier.Objects.Count == 0 || classifier.Objects.Any(string.IsNullOrEmpty))
        {
            return "classifier.objects must name classes of the detector.";
        }

        return classifier.Margin is >= 0 and <= 1 ? null : "classifier.margin must be from 0 to 1.";
    }

    private static string? PictureFault(ModelManifest manifest, string kind)
    {
        if (manifest.Input.Type != "float32" || manifest.Input.Layout != "NCHW")
        {
            return $"A {kind} needs an input of type float32 and layout NCHW.";
        }

        if (manifest.Input.Sizing is not { Multiple: > 0, ShorterSide: > 0, LongerSide: <= LargestSide } sizing
            || sizing.ShorterSide > sizing.LongerSide)
        {
            return $"A {kind} needs input.sizing with multiple, longer_side up to {LargestSide} and shorter_side no more than that.";
        }

        if (manifest.Thresholds.FirstOrDefault(limit => limit.Value is not (>= 0 and <= 1)) is { Key: { } name })
        {
            return $"thresholds.{name} must be from 0 to 1.";
        }

        var hasClasses = manifest.LabelsFile is not null || manifest.ClassNames.Count > 0;
        return hasClasses || manifest.Face is { IsDescriptor: true } ? null : $"A {kind} needs labels or class_names.";
    }

    private static string? AnalyticFault(AnalyticRecipe? analytic)
    {
        if (analytic is null)
        {
            return null;
        }

        if (!Word().IsMatch(analytic.Name) || (analytic.EventType is { } type && !Word().IsMatch(type)))
        {
            return "analytic.name and analytic.event_type must be lower-case letters, digits and _, and begin with a letter.";
        }

        if (ReservedAnalytics.Contains(analytic.Name))
        {
            return $"analytic.name must be another one: {analytic.Name} is the agent's own.";
        }

        return analytic.Version < 1 ? "analytic.version must be at least 1." : null;
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,63}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}

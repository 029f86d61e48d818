using System.Text.Json;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>Checks object_detection, and analytics of models, beyond the types of their members.</summary>
internal static class DetectionValidator
{
    private const string Overview = "overview";
    private const string BodySize = "min_body_detection_size";

    /// <summary>The targets of an analytic: the frame, and what it is about, which changes nothing.</summary>
    public static void ValidateTargets(string name, IReadOnlyList<string> targets, BodyPath at) =>
        Require.Words(targets, [Overview, AnalyticNames.SubjectOf(name)], at);

    public static void Validate(string name, DetectionParametersBody body, BodyPath at)
    {
        TakeThreshold($"{AnalyticNames.SubjectOf(name)}_threshold", body, at);
        TakeSize(body, at);
        Require.Known(body.Unknown, at);
        Require.Length(body.Model, Limits.Name, at["model"]);
        Require.Positive(body.Threshold, 1, at["threshold"]);

        if (body.Classes is not null)
        {
            Require.Names(body.Classes, Limits.Entries, Limits.Name, at["classes"]);
        }

        Require.AtLeast(body.MinDetectionSize, 0, at["min_detection_size"]);
        body.TimeFilter?.Validate(at["time_filter"]);
        Require.Range(body.TimeoutInterval, 0, Limits.MaxSeconds, at["timeout_interval"]);
        body.EventPolicy.Validate(at["event_policy"]);
        body.Roi?.Validate(at["roi"]);
        body.Droi?.Validate(at["droi"]);
        body.Rate.Validate(at["rate"]);
        Require.AtLeast(body.ProbeCount, 1, at["probe_count"]);
        body.ImageRetainPolicy.Validate(at["image_retain_policy"]);
    }

    // The name that other agents know the threshold by.
    private static void TakeThreshold(string name, DetectionParametersBody body, BodyPath at)
    {
        if (body.Unknown is null || !body.Unknown.Remove(name, out var value))
        {
            return;
        }

        Require.Absent(body.Threshold, at["threshold"], $"must not be given together with {name}");
        Require.That(value.ValueKind is JsonValueKind.Number, at[name], "must be a number");
        body.Threshold = value.GetDouble();
        Require.Positive(body.Threshold, 1, at[name]);
    }

    // The name that other agents know the least size by.
    private static void TakeSize(DetectionParametersBody body, BodyPath at)
    {
        if (body.Unknown is null || !body.Unknown.Remove(BodySize, out var value))
        {
            return;
        }

        Require.That(
            body.MinDetectionSize == 0, at["min_detection_size"], $"must not be given together with {BodySize}");
        var isSize = value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var size) && size >= 0;
        Require.That(isSize, at[BodySize], "must be an integer of at least 0");
        body.MinDetectionSize = value.GetInt32();
    }
}

using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.HumanTracking;

/// <summary><c>human_tracking</c>: follows faces and bodies and reports each person.</summary>
internal sealed class HumanTrackingAnalytic : IAnalytic
{
    /// <inheritdoc/>
    public string Name => AnalyticNames.HumanTracking;

    /// <inheritdoc/>
    public int Version => HumanTrackingRule.Version;

    /// <inheritdoc/>
    public IReadOnlyList<string> Targets { get; } = [.. HumanTargets.OfVideos.Except(HumanOutputs.Missing)];

    /// <inheritdoc/>
    public IReadOnlyList<string> MissingTargets => HumanOutputs.Missing;

    /// <inheritdoc/>
    public AnalyticFault? FindFault(AnalyticSettings settings)
    {
        var parameters = ParametersOf(settings);
        return FindFault(parameters.FaceSamples, "face_samples") ?? FindFault(parameters.BodySamples, "body_samples");
    }

    /// <inheritdoc/>
    public DetectionNeeds NeedsOf(AnalyticSettings settings) => new HumanOutputs(settings.Targets, ParametersOf(settings)).Needs;

    /// <inheritdoc/>
    public IAnalyticRule CreateRule(AnalyticSettings settings, RuleContext context) =>
        new HumanTrackingRule(new HumanPlan(ParametersOf(settings), settings.Targets, context));

    private static AnalyticFault? FindFault(SampleSettings samples, string name) =>
        samples.Filter.Droi is { } region && !DetectionRegionFilter.TryParse(region, out _, out var fault)
            ? new AnalyticFault($"parameters.{name}.parameters.filters.droi.area", fault)
            : null;

    private static HumanTrackingParameters ParametersOf(AnalyticSettings settings) =>
        settings.Parameters as HumanTrackingParameters
        ?? throw new ArgumentException($"{AnalyticNames.HumanTracking} has no {settings.Parameters.GetType().Name}.", nameof(settings));
}

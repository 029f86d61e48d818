using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Inference.Detection;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Analytics.HumanTracking;

/// <summary><c>human_tracking</c>: follows faces and bodies and reports each person.</summary>
internal sealed class HumanTrackingAnalytic(IObjectModels models, IOptions<AnalyticsOptions> options) : IAnalytic
{
    /// <inheritdoc/>
    public string Name => AnalyticNames.HumanTracking;

    /// <inheritdoc/>
    public int Version => HumanTrackingRule.Version;

    /// <inheritdoc/>
    public IReadOnlyList<string> Targets =>
        [.. HumanTargets.OfVideos.Where(target => FindRefusal(target) is null).Except(MissingTargets)];

    /// <inheritdoc/>
    public IReadOnlyList<string> MissingTargets =>
        [.. HumanOutputs.Unshipped.Except(Told).Where(target => FindRefusal(target) is null)];

    // Targets that networks of the model folders tell now.
    private string[] Told => [.. models.FaceModels.Select(model => model.Manifest.Face!.Target)];

    /// <inheritdoc/>
    public AnalyticFault? FindFault(AnalyticSettings settings)
    {
        for (var i = 0; i < settings.Targets.Count; i++)
        {
            if (FindRefusal(settings.Targets[i]) is { } refusal)
            {
                return new AnalyticFault($"targets.{i}", refusal);
            }
        }

        var parameters = ParametersOf(settings);
        return FindFault(parameters.FaceSamples, "face_samples") ?? FindFault(parameters.BodySamples, "body_samples");
    }

    /// <inheritdoc/>
    public DetectionNeeds NeedsOf(AnalyticSettings settings) => OutputsOf(settings).Needs;

    /// <inheritdoc/>
    public IReadOnlyList<string> FaceTargetsOf(AnalyticSettings settings) => OutputsOf(settings).FaceTargets;

    /// <inheritdoc/>
    public IAnalyticRule CreateRule(AnalyticSettings settings, RuleContext context) =>
        new HumanTrackingRule(new HumanPlan(ParametersOf(settings), settings.Targets, context, Told));

    private static AnalyticFault? FindFault(SampleSettings samples, string name) =>
        samples.Filter.Droi is { } region && !DetectionRegionFilter.TryParse(region, out _, out var fault)
            ? new AnalyticFault($"parameters.{name}.parameters.filters.droi.area", fault)
            : null;

    private static HumanTrackingParameters ParametersOf(AnalyticSettings settings) =>
        settings.Parameters as HumanTrackingParameters
        ?? throw new ArgumentException($"{AnalyticNames.HumanTracking} has no {settings.Parameters.GetType().Name}.", nameof(settings));

    private HumanOutputs OutputsOf(AnalyticSettings settings) => new(settings.Targets, ParametersOf(settings), Told);

    // Why a target is not told here, for the user who asked; null if it is.
    private string? FindRefusal(string target) => target switch
    {
        HumanTargets.Emotions when !options.Value.Emotions =>
            Off(target, "laws restrict reading emotions in places", nameof(AnalyticsOptions.Emotions)),
        HumanTargets.FaceDescriptor or HumanTargets.BodyDescriptor when !options.Value.Descriptors =>
            Off(target, "descriptors are biometric data", nameof(AnalyticsOptions.Descriptors)),
        _ => null,
    };

    private static string Off(string target, string reason, string setting) =>
        $"{target} is switched off: {reason}. The setting {AnalyticsOptions.SectionName}:{setting} at true switches it on";
}

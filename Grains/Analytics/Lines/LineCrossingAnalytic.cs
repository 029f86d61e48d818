using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics.Objects;
using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Grains.Analytics.Lines;

/// <summary><c>line_crossing</c>: counts what crosses lines.</summary>
internal sealed class LineCrossingAnalytic(IObjectDetector detector) : IAnalytic
{
    /// <inheritdoc/>
    public string Name => AnalyticNames.LineCrossing;

    /// <inheritdoc/>
    public int Version => LineCrossingRule.Version;

    /// <inheritdoc/>
    public IReadOnlyList<string> Targets { get; } = [LineCrossingRule.OverviewTarget];

    /// <inheritdoc/>
    public AnalyticFault? FindFault(AnalyticSettings settings) =>
        ObjectFaults.OfClasses(ParametersOf(settings).Classes, detector.Labels)
        ?? ObjectFaults.OfRegion(settings.Parameters.Droi, "parameters.droi.area");

    /// <inheritdoc/>
    public IReadOnlyList<string> ClassesOf(AnalyticSettings settings) => ParametersOf(settings).Classes;

    /// <inheritdoc/>
    public IAnalyticRule CreateRule(AnalyticSettings settings, RuleContext context) =>
        new LineCrossingRule(ParametersOf(settings), settings.Targets, context);

    private static LineCrossingParameters ParametersOf(AnalyticSettings settings) =>
        settings.Parameters as LineCrossingParameters
        ?? throw new ArgumentException($"{AnalyticNames.LineCrossing} has no {settings.Parameters.GetType().Name}.", nameof(settings));
}

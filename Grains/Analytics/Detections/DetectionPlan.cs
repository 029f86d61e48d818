using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.Detections;

/// <summary>What every object of one analytic is treated by, what the user left open filled in.</summary>
internal sealed class DetectionPlan(ObjectDetectionParameters parameters, IReadOnlyList<string> targets, RuleContext context)
{
    /// <summary>The frame that shows an object.</summary>
    public const string OverviewTarget = "overview";

    /// <summary>The user's settings.</summary>
    public ObjectDetectionParameters Parameters => parameters;

    /// <summary>The type of events.</summary>
    public required string EventType { get; init; }

    /// <summary>From which score an object counts.</summary>
    public required float Threshold { get; init; }

    /// <summary>Classes that count.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Ids and limits.</summary>
    public RuleContext Context => context;

    /// <summary>When an event is sent.</summary>
    public EventPolicy Policy { get; } = new(parameters.EventPolicy);

    /// <summary>How pictures are made; null if none are wanted.</summary>
    public ImageRetainPolicy? Pictures { get; } = targets.Contains(OverviewTarget) ? parameters.ImageRetainPolicy : null;

    /// <summary>Whether a detection is large and sure enough by itself.</summary>
    public bool Counts(DetectedObject found) =>
        found.Score >= Threshold && Math.Min(found.Rectangle.Width, found.Rectangle.Height) >= parameters.MinDetectionSize;
}

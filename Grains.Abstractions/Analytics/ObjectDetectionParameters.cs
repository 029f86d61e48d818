namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>What of a detector's finds is reported: of <c>object_detection</c>, and of analytics that models bring.</summary>
[GenerateSerializer, Immutable, Alias("luna.ObjectDetectionParameters")]
public sealed record ObjectDetectionParameters : AnalyticParameters
{
    /// <summary>The model, by the name of its manifest's file; null is the agent's own, or that of the analytic.</summary>
    [Id(0)] public string? Model { get; init; }

    /// <summary>From which score an object counts, 0 to 1; null is what the model's manifest says.</summary>
    [Id(1)] public double? Threshold { get; init; }

    /// <summary>Classes that count, by the model's names; null: all, or those that the analytic is about.</summary>
    [Id(2)] public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>Least smaller side of a box, in pixels of the original frame.</summary>
    [Id(3)] public int MinDetectionSize { get; init; }

    /// <summary>What is made of the scores of the last frames; null takes each frame's own.</summary>
    [Id(4)] public TimeFilter? TimeFilter { get; init; }

    /// <summary>How long an object whose event ended begins no other one, from the last frame of that event; zero is not at all.</summary>
    [Id(5)] public TimeSpan TimeoutInterval { get; init; }
}

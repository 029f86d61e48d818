namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>One analytic of a stream or video, defaults filled in.</summary>
[GenerateSerializer, Immutable, Alias("luna.AnalyticSettings")]
public sealed record AnalyticSettings
{
    /// <summary>One of <see cref="AnalyticNames"/>, or what an installation adds.</summary>
    [Id(0)] public required string Name { get; init; }

    /// <summary>What results are wanted, in the contract's words.</summary>
    [Id(1)] public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Who receives events; at most ten.</summary>
    [Id(2)] public IReadOnlyList<CallbackSettings> Callbacks { get; init; } = [];

    /// <summary>How it works; the type belongs to the analytic.</summary>
    [Id(3)] public required AnalyticParameters Parameters { get; init; }

    /// <summary>A word of the user's.</summary>
    [Id(4)] public string? Label { get; init; }

    /// <summary>When it works; null is always.</summary>
    [Id(5)] public AnalyticSchedule? Schedule { get; init; }
}

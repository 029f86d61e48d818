namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>How faces and bodies are followed, and which pictures of them are kept.</summary>
[GenerateSerializer, Immutable, Alias("luna.HumanTrackingParameters")]
public sealed record HumanTrackingParameters : AnalyticParameters
{
    /// <summary>What is detected; null is what the targets need.</summary>
    [Id(0)] public HumanDetector? Detector { get; init; }

    /// <summary>Best shots of faces.</summary>
    [Id(1)] public SampleSettings FaceSamples { get; init; } = SampleSettings.Default;

    /// <summary>Best shots of bodies.</summary>
    [Id(2)] public SampleSettings BodySamples { get; init; } = SampleSettings.Default;

    /// <summary>The handler that the user named; kept and shown.</summary>
    [Id(3)] public Guid? HandlerId { get; init; }

    /// <summary>What a handler would be sent; kept and shown.</summary>
    [Id(4)] public HandlerSource Source { get; init; } = HandlerSource.Samples;
}

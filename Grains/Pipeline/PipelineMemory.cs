using LunaVideoAgent.Grains.Analytics;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>What a pipeline knows after its last frame, for another one on the same source to go on with.</summary>
[GenerateSerializer, Immutable, Alias("luna.PipelineMemory")]
internal sealed record PipelineMemory
{
    /// <summary>Position of the last analysed frame among those of its source.</summary>
    [Id(0)] public required long LastIndex { get; init; }

    /// <summary>Its time from the start of the stream.</summary>
    [Id(1)] public required double LastOffset { get; init; }

    /// <summary>When it left the decoder.</summary>
    [Id(2)] public required DateTimeOffset LastTime { get; init; }

    /// <summary>The trackers, one a detection group; empty if there is none yet.</summary>
    [Id(3)] public required IReadOnlyList<byte[]> Trackers { get; init; }

    /// <summary>The rules, one an analytic, in the order of the analytics.</summary>
    [Id(4)] public required IReadOnlyList<RuleMemory?> Rules { get; init; }

    /// <summary>Frames analysed so far.</summary>
    [Id(5)] public long Analysed { get; init; }

    /// <summary>Frames dropped so far.</summary>
    [Id(6)] public long Dropped { get; init; }

    /// <summary>Reconnects so far.</summary>
    [Id(7)] public int Reconnects { get; init; }
}

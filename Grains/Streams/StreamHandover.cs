using LunaVideoAgent.Grains.Pipeline;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>What an owner of a stream hands to the next.</summary>
[GenerateSerializer, Immutable, Alias("luna.StreamHandover")]
internal sealed record StreamHandover
{
    /// <summary>Version of the settings; other settings begin anew.</summary>
    [Id(0)] public required int SettingsVersion { get; init; }

    /// <summary>Trackers, rules, position and counters.</summary>
    [Id(1)] public required PipelineMemory Pipeline { get; init; }
}

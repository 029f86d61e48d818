using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;

namespace LunaVideoAgent.Grains.Abstractions.Tasks;

/// <summary>What a deferred task was asked for.</summary>
[GenerateSerializer, Immutable, Alias("luna.VideoTaskSettings")]
public sealed record VideoTaskSettings
{
    /// <summary>The owner; null if the request named none.</summary>
    [Id(0)] public Guid? AccountId { get; init; }

    /// <summary>The video.</summary>
    [Id(1)] public required VideoSettings Video { get; init; }

    /// <summary>At least one.</summary>
    [Id(2)] public required IReadOnlyList<AnalyticSettings> Analytics { get; init; }

    /// <summary>Who is told of the end; at most ten.</summary>
    [Id(3)] public IReadOnlyList<CallbackSettings> Callbacks { get; init; } = [];

    /// <summary>The <c>Luna-Request-Id</c> of the request that asked for it; callbacks pass it on. Never shown.</summary>
    [Id(4)] public string? RequestId { get; init; }
}

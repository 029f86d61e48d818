using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Json;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>A log record as it is shown.</summary>
internal sealed record StreamLogResponse : ISelective
{
    [JsonIgnore]
    public IReadOnlySet<string> Targets { get; init; } = FrozenSet<string>.Empty;

    public required Guid StreamId { get; init; }

    [Shape(typeof(StreamStatus))]
    public required int Status { get; init; }

    public required string? Error { get; init; }

    public required DateTimeOffset LogTime { get; init; }

    public required DateTimeOffset? LastProcessedFrameTime { get; init; }

    [Range(0, int.MaxValue)]
    public required int? AnalyticIndex { get; init; }

    public static StreamLogResponse From(StreamLog log, IReadOnlySet<string> targets) => new()
    {
        Targets = targets,
        StreamId = log.StreamId,
        Status = (int)log.Status,
        Error = Secrets.InText(log.Error),
        LogTime = log.LogTime,
        LastProcessedFrameTime = log.LastProcessedFrameTime,
        AnalyticIndex = log.AnalyticIndex,
    };
}

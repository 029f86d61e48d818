using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Json;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>A stream as it is shown: secrets masked, and only the members asked for.</summary>
internal sealed record StreamResponse : ISelective
{
    [JsonIgnore]
    public IReadOnlySet<string> Targets { get; init; } = FrozenSet<string>.Empty;

    public required Guid StreamId { get; init; }

    public required Guid AccountId { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required StreamDataBody Data { get; init; }

    public required LocationBody? Location { get; init; }

    public required string? EventSourceGroup { get; init; }

    public required string? Source { get; init; }

    [Range(1, int.MaxValue)]
    public required int Version { get; init; }

    public required DateTimeOffset CreateTime { get; init; }

    public required string? LastError { get; init; }

    public required IReadOnlyList<string> Groups { get; init; }

    [Shape(typeof(StreamStatus))]
    public required int Status { get; init; }

    public required IReadOnlyList<StreamAnalyticResponse> Analytics { get; init; }

    public required NotificationPolicyBody? NotificationPolicy { get; init; }

    public static StreamResponse From(StreamSnapshot stream, IReadOnlySet<string> targets) => new()
    {
        Targets = targets,
        StreamId = stream.StreamId,
        AccountId = stream.Settings.AccountId,
        Name = stream.Settings.Name,
        Description = stream.Settings.Description,
        Data = StreamDataBody.From(stream.Settings.Data),
        Location = stream.Settings.Location is { } location ? LocationBody.From(location) : null,
        EventSourceGroup = stream.Settings.EventSourceGroup,
        Source = stream.Settings.Source,
        Version = stream.Version,
        CreateTime = stream.CreateTime,
        LastError = Secrets.InText(stream.LastError),
        Groups = stream.Settings.Groups ?? [],
        Status = (int)stream.Status,
        Analytics = [.. stream.Settings.Analytics.Select((analytic, index) => StreamAnalyticResponse.From(analytic, stream, index))],
        NotificationPolicy = stream.Settings.NotificationPolicy is { } policy ? NotificationPolicyBody.From(policy) : null,
    };
}

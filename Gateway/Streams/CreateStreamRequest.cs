using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>A stream as it is posted.</summary>
internal sealed class CreateStreamRequest
{
    [MaxLength(Limits.Name)]
    public string Name { get; set; } = "stream";

    [MaxLength(CreateStreamValidator.MaxDescription)]
    public string Description { get; set; } = "";

    [Required]
    public StreamDataBody Data { get; set; } = null!;

    // Answers show null for what is not set, and what was answered can be posted again.
    public LocationBody? Location { get; set; }

    [MaxLength(CreateStreamValidator.MaxGroup), RegularExpression(CreateStreamValidator.GroupPattern)]
    public string? EventSourceGroup { get; set; }

    [MaxLength(Limits.Name)]
    public string? Source { get; set; }

    public AutorestartBody Autorestart { get; set; } = new();

    [MaxLength(CreateStreamValidator.MaxGroups)]
    public IReadOnlyList<string>? Groups { get; set; }

    [Required, MinLength(1)]
    public List<StreamAnalyticBody> Analytics { get; set; } = null!;

    public NotificationPolicyBody? NotificationPolicy { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>A valid request in the words of the cluster.</summary>
    public StreamSettings ToSettings(Guid accountId, IReadOnlyList<AnalyticSettings> analytics) => new()
    {
        AccountId = accountId,
        Name = Name,
        Description = Description,
        Data = Data.ToData(),
        Location = Location?.ToLocation(),
        EventSourceGroup = EventSourceGroup,
        Source = Source,
        Autorestart = Autorestart.ToSettings(),
        Analytics = analytics,
        NotificationPolicy = NotificationPolicy?.ToPolicy(),
        Groups = Groups is { Count: > 0 } ? Groups : null,
    };
}

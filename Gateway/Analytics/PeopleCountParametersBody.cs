using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>Parameters of people_count: a threshold or a range, and what every analytic has.</summary>
[TakesOthers]
internal sealed class PeopleCountParametersBody
{
    public EventPolicyBody EventPolicy { get; set; } = new();

    public RoiBody? Roi { get; set; }

    public DroiBody? Droi { get; set; }

    public RateBody Rate { get; set; } = new();

    [Range(1, int.MaxValue)]
    public int ProbeCount { get; set; } = 3;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [DefaultValue(0), Range(0, int.MaxValue)]
    public int? PeopleCountThreshold { get; set; }

    [JsonPropertyName("people_count__gte"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Range(0, int.MaxValue)]
    public int? CountAtLeast { get; set; }

    [JsonPropertyName("people_count__lte"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Range(0, int.MaxValue)]
    public int? CountAtMost { get; set; }

    [Range(0, int.MaxValue)]
    public double EventDelay { get; set; }

    public ImageRetainPolicyBody ImageRetainPolicy { get; set; } = new();

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static PeopleCountParametersBody From(PeopleCountParameters parameters) => new()
    {
        EventPolicy = EventPolicyBody.From(parameters.EventPolicy),
        Roi = parameters.Roi is { } roi ? RoiBody.From(roi) : null,
        Droi = parameters.Droi is { } droi ? DroiBody.From(droi) : null,
        Rate = RateBody.From(parameters.Rate),
        ProbeCount = parameters.ProbeCount,
        PeopleCountThreshold = parameters.Threshold,
        CountAtLeast = parameters.CountAtLeast,
        CountAtMost = parameters.CountAtMost,
        EventDelay = parameters.EventDelay.TotalSeconds,
        ImageRetainPolicy = ImageRetainPolicyBody.From(parameters.ImageRetainPolicy),
    };

    public PeopleCountParameters ToParameters() => new()
    {
        EventPolicy = EventPolicy.ToSettings(),
        Roi = Roi?.ToRegion(),
        Droi = Droi?.ToRegion(),
        Rate = Rate.ToSettings(),
        ProbeCount = ProbeCount,
        Threshold = CountAtLeast is null && CountAtMost is null ? PeopleCountThreshold ?? 0 : null,
        CountAtLeast = CountAtLeast,
        CountAtMost = CountAtMost,
        EventDelay = TimeSpan.FromSeconds(EventDelay),
        ImageRetainPolicy = ImageRetainPolicy.ToPolicy(),
    };
}

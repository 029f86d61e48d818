using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>Parameters of zone: zones, what counts, and what every analytic has.</summary>
internal sealed class ZoneParametersBody
{
    private static readonly ZoneParameters Defaults = new();

    [Required, MinLength(1), MaxLength(Limits.Places)]
    public List<WatchedZoneBody> Zones { get; set; } = null!;

    public ObjectAnchor Anchor { get; set; }

    [MinLength(1), MaxLength(Limits.Entries)]
    public List<string> Classes { get; set; } = [.. Defaults.Classes];

    [Range(0, int.MaxValue)]
    public double MinDwell { get; set; }

    public EventPolicyBody EventPolicy { get; set; } = new();

    public RoiBody? Roi { get; set; }

    public DroiBody? Droi { get; set; }

    public RateBody Rate { get; set; } = RateBody.From(ObjectClasses.FollowingRate);

    [Range(1, int.MaxValue)]
    public int ProbeCount { get; set; } = Defaults.ProbeCount;

    public ImageRetainPolicyBody ImageRetainPolicy { get; set; } = new();

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static ZoneParametersBody From(ZoneParameters parameters) => new()
    {
        Zones = [.. parameters.Zones.Select(WatchedZoneBody.From)],
        Anchor = parameters.Anchor,
        Classes = [.. parameters.Classes],
        MinDwell = parameters.MinDwell.TotalSeconds,
        EventPolicy = EventPolicyBody.From(parameters.EventPolicy),
        Roi = parameters.Roi is { } roi ? RoiBody.From(roi) : null,
        Droi = parameters.Droi is { } droi ? DroiBody.From(droi) : null,
        Rate = RateBody.From(parameters.Rate),
        ProbeCount = parameters.ProbeCount,
        ImageRetainPolicy = ImageRetainPolicyBody.From(parameters.ImageRetainPolicy),
    };

    public ZoneParameters ToParameters() => new()
    {
        Zones = [.. Zones.Select(zone => zone.ToZone())],
        Anchor = Anchor,
        Classes = Classes,
        MinDwell = TimeSpan.FromSeconds(MinDwell),
        EventPolicy = EventPolicy.ToSettings(),
        Roi = Roi?.ToRegion(),
        Droi = Droi?.ToRegion(),
        Rate = Rate.ToSettings(),
        ProbeCount = ProbeCount,
        ImageRetainPolicy = ImageRetainPolicy.ToPolicy(),
    };
}

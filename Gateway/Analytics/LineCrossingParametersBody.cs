using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>Parameters of line_crossing: lines, what counts, and what every analytic has.</summary>
internal sealed class LineCrossingParametersBody
{
    private static readonly LineCrossingParameters Defaults = new();

    [Required, MinLength(1), MaxLength(Limits.Places)]
    public List<CountingLineBody> Lines { get; set; } = null!;

    public ObjectAnchor Anchor { get; set; }

    [MinLength(1), MaxLength(Limits.Entries)]
    public List<string> Classes { get; set; } = [.. Defaults.Classes];

    [Range(0, 1)]
    public double Hysteresis { get; set; } = Defaults.Hysteresis;

    public EventPolicyBody EventPolicy { get; set; } = new();

    public RoiBody? Roi { get; set; }

    public DroiBody? Droi { get; set; }

    public RateBody Rate { get; set; } = RateBody.From(ObjectClasses.FollowingRate);

    [Range(1, int.MaxValue)]
    public int ProbeCount { get; set; } = Defaults.ProbeCount;

    public ImageRetainPolicyBody ImageRetainPolicy { get; set; } = new();

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static LineCrossingParametersBody From(LineCrossingParameters parameters) => new()
    {
        Lines = [.. parameters.Lines.Select(CountingLineBody.From)],
        Anchor = parameters.Anchor,
        Classes = [.. parameters.Classes],
        Hysteresis = parameters.Hysteresis,
        EventPolicy = EventPolicyBody.From(parameters.EventPolicy),
        Roi = parameters.Roi is { } roi ? RoiBody.From(roi) : null,
        Droi = parameters.Droi is { } droi ? DroiBody.From(droi) : null,
        Rate = RateBody.From(parameters.Rate),
        ProbeCount = parameters.ProbeCount,
        ImageRetainPolicy = ImageRetainPolicyBody.From(parameters.ImageRetainPolicy),
    };

    public LineCrossingParameters ToParameters() => new()
    {
        Lines = [.. Lines.Select(line => line.ToLine())],
        Anchor = Anchor,
        Classes = Classes,
        Hysteresis = Hysteresis,
        EventPolicy = EventPolicy.ToSettings(),
        Roi = Roi?.ToRegion(),
        Droi = Droi?.ToRegion(),
        Rate = Rate.ToSettings(),
        ProbeCount = ProbeCount,
        ImageRetainPolicy = ImageRetainPolicy.ToPolicy(),
    };
}

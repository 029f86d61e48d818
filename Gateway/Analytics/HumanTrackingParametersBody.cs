using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>Parameters of human_tracking; a handler and its source are for streams only.</summary>
internal sealed class HumanTrackingParametersBody
{
    public EventPolicyBody EventPolicy { get; set; } = new();

    public RateBody Rate { get; set; } = new();

    public RoiBody? Roi { get; set; }

    [Range(1, int.MaxValue)]
    public int ProbeCount { get; set; } = 3;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HumanDetector? DetectorType { get; set; }

    public SamplesBody FaceSamples { get; set; } = new();

    public SamplesBody BodySamples { get; set; } = new();

    public ImageRetainPolicyBody ImageRetainPolicy { get; set; } = new();

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Shape(typeof(Guid))]
    public string? HandlerId { get; set; }

    public HandlerSource SourceType { get; set; } = HandlerSource.Samples;

    public static HumanTrackingParametersBody From(HumanTrackingParameters parameters) => new()
    {
        EventPolicy = EventPolicyBody.From(parameters.EventPolicy),
        Rate = RateBody.From(parameters.Rate),
        Roi = parameters.Roi is { } roi ? RoiBody.From(roi) : null,
        ProbeCount = parameters.ProbeCount,
        DetectorType = parameters.Detector,
        FaceSamples = SamplesBody.From(parameters.FaceSamples),
        BodySamples = SamplesBody.From(parameters.BodySamples),
        ImageRetainPolicy = ImageRetainPolicyBody.From(parameters.ImageRetainPolicy),
        HandlerId = parameters.HandlerId?.ToString(),
        SourceType = parameters.Source,
    };

    public HumanTrackingParameters ToParameters() => new()
    {
        EventPolicy = EventPolicy.ToSettings(),
        Rate = Rate.ToSettings(),
        Roi = Roi?.ToRegion(),
        ProbeCount = ProbeCount,
        Detector = DetectorType,
        FaceSamples = FaceSamples.ToSettings(),
        BodySamples = BodySamples.ToSettings(),
        ImageRetainPolicy = ImageRetainPolicy.ToPolicy(),
        HandlerId = HandlerId is null ? null : Guid.Parse(HandlerId),
        Source = SourceType,
    };
}

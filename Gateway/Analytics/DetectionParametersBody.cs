using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>
/// Parameters of object_detection and of the analytics that models bring: what counts, and what every analytic has. The threshold may also
/// be called by what the analytic is about, such as <c>fire_threshold</c> of <c>fire_analytics</c>, and the least size
/// <c>min_body_detection_size</c>.
/// </summary>
[TakesOthers]
internal sealed class DetectionParametersBody
{
    private static readonly ObjectDetectionParameters Defaults = new();

    [MaxLength(Limits.Name)]
    public string? Model { get; set; }

    [Range(0d, 1d, MinimumIsExclusive = true)]
    public double? Threshold { get; set; }

    [MinLength(1), MaxLength(Limits.Entries)]
    public List<string>? Classes { get; set; }

    [Range(0, int.MaxValue)]
    public int MinDetectionSize { get; set; }

    public TimeFilterBody? TimeFilter { get; set; }

    [Range(0, Limits.MaxSeconds)]
    public double TimeoutInterval { get; set; }

    public EventPolicyBody EventPolicy { get; set; } = new();

    public RoiBody? Roi { get; set; }

    public DroiBody? Droi { get; set; }

    public RateBody Rate { get; set; } = RateBody.From(ObjectClasses.FollowingRate);

    [Range(1, int.MaxValue)]
    public int ProbeCount { get; set; } = Defaults.ProbeCount;

    public ImageRetainPolicyBody ImageRetainPolicy { get; set; } = new();

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static DetectionParametersBody From(ObjectDetectionParameters parameters) => new()
    {
        Model = parameters.Model,
        Threshold = parameters.Threshold,
        Classes = parameters.Classes is { } classes ? [.. classes] : null,
        MinDetectionSize = parameters.MinDetectionSize,
        TimeFilter = parameters.TimeFilter is { } filter ? TimeFilterBody.From(filter) : null,
        TimeoutInterval = parameters.TimeoutInterval.TotalSeconds,
        EventPolicy = EventPolicyBody.From(parameters.EventPolicy),
        Roi = parameters.Roi is { } roi ? RoiBody.From(roi) : null,
        Droi = parameters.Droi is { } droi ? DroiBody.From(droi) : null,
        Rate = RateBody.From(parameters.Rate),
        ProbeCount = parameters.ProbeCount,
        ImageRetainPolicy = ImageRetainPolicyBody.From(parameters.ImageRetainPolicy),
    };

    public ObjectDetectionParameters ToParameters() => new()
    {
        Model = Model,
        Threshold = Threshold,
        Classes = Classes,
        MinDetectionSize = MinDetectionSize,
        TimeFilter = TimeFilter?.ToFilter(),
        TimeoutInterval = TimeSpan.FromSeconds(TimeoutInterval),
        EventPolicy = EventPolicy.ToSettings(),
        Roi = Roi?.ToRegion(),
        Droi = Droi?.ToRegion(),
        Rate = Rate.ToSettings(),
        ProbeCount = ProbeCount,
        ImageRetainPolicy = ImageRetainPolicy.ToPolicy(),
    };
}

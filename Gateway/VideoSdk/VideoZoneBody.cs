using System.ComponentModel.DataAnnotations;
using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>zone of a video: no callbacks, and nothing that is kept.</summary>
internal sealed class VideoZoneBody : IAnalyticBody
{
    [Required, AllowedValues(AnalyticNames.Zone)]
    public string Name { get; set; } = null!;

    [AllowedValues("overview")]
    public List<string> Targets { get; set; } = [];

    [Required]
    public ZoneParametersBody Parameters { get; set; } = null!;

    public void Validate(BodyPath at)
    {
        Require.Words(Targets, ZoneValidator.Targets, at["targets"]);
        Require.Present(Parameters, at["parameters"]);
        ZoneValidator.Validate(Parameters, at["parameters"]);
        Parameters.ImageRetainPolicy.ValidateOfVideo(at["parameters"]["image_retain_policy"]);
    }

    public AnalyticSettings ToSettings() => new()
    {
        Name = AnalyticNames.Zone,
        Targets = Targets,
        Parameters = Parameters.ToParameters(),
    };
}

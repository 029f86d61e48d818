using System.ComponentModel.DataAnnotations;
using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>line_crossing of a video: no callbacks, and nothing that is kept.</summary>
internal sealed class VideoLineCrossingBody : IAnalyticBody
{
    [Required, AllowedValues(AnalyticNames.LineCrossing)]
    public string Name { get; set; } = null!;

    [AllowedValues("overview")]
    public List<string> Targets { get; set; } = [];

    [Required]
    public LineCrossingParametersBody Parameters { get; set; } = null!;

    public void Validate(BodyPath at)
    {
        Require.Words(Targets, LineCrossingValidator.Targets, at["targets"]);
        Require.Present(Parameters, at["parameters"]);
        LineCrossingValidator.Validate(Parameters, at["parameters"]);
        Parameters.ImageRetainPolicy.ValidateOfVideo(at["parameters"]["image_retain_policy"]);
    }

    public AnalyticSettings ToSettings() => new()
    {
        Name = AnalyticNames.LineCrossing,
        Targets = Targets,
        Parameters = Parameters.ToParameters(),
    };
}

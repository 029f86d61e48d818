using System.ComponentModel.DataAnnotations;
using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>people_count of a video: no callbacks, and nothing that is kept.</summary>
internal sealed class VideoPeopleCountBody : IAnalyticBody
{
    [Required, AllowedValues(AnalyticNames.PeopleCount)]
    public string Name { get; set; } = null!;

    [AllowedValues("coordinates", "overview", "people_count")]
    public List<string> Targets { get; set; } = [];

    public PeopleCountParametersBody Parameters { get; set; } = new();

    public void Validate(BodyPath at)
    {
        PeopleCountValidator.ValidateTargets(Targets, at["targets"]);
        PeopleCountValidator.Validate(Parameters, at["parameters"]);
        Parameters.ImageRetainPolicy.ValidateOfVideo(at["parameters"]["image_retain_policy"]);
    }

    public AnalyticSettings ToSettings() => new()
    {
        Name = AnalyticNames.PeopleCount,
        Targets = PeopleCountValidator.WithoutImplied(Targets),
        Parameters = Parameters.ToParameters(),
    };
}

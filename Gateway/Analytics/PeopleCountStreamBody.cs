using System.ComponentModel.DataAnnotations;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>The document of people_count in a stream: targets, callbacks and parameters.</summary>
internal sealed class PeopleCountStreamBody : IAnalyticBody
{
    [AllowedValues("coordinates", "overview", "people_count")]
    public List<string> Targets { get; set; } = [];

    [MaxLength(Limits.Callbacks)]
    public List<CallbackBody> Callbacks { get; set; } = [];

    public PeopleCountParametersBody Parameters { get; set; } = new();

    public static PeopleCountStreamBody From(AnalyticSettings settings, PeopleCountParameters parameters) => new()
    {
        Targets = [.. settings.Targets],
        Callbacks = [.. settings.Callbacks.Select(CallbackBody.From)],
        Parameters = PeopleCountParametersBody.From(parameters),
    };

    public void Validate(BodyPath at)
    {
        PeopleCountValidator.ValidateTargets(Targets, at["targets"]);
        CallbackValidator.Validate(Callbacks, at["callbacks"]);
        PeopleCountValidator.Validate(Parameters, at["parameters"]);
    }

    public AnalyticSettings ToSettings() => new()
    {
        Name = AnalyticNames.PeopleCount,
        Targets = PeopleCountValidator.WithoutImplied(Targets),
        Callbacks = [.. Callbacks.Select(callback => callback.ToSettings())],
        Parameters = Parameters.ToParameters(),
    };
}

using System.ComponentModel.DataAnnotations;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>The document of zone in a stream: targets, callbacks and parameters.</summary>
internal sealed class ZoneStreamBody : IAnalyticBody
{
    [AllowedValues("overview")]
    public List<string> Targets { get; set; } = [];

    [MaxLength(Limits.Callbacks)]
    public List<CallbackBody> Callbacks { get; set; } = [];

    [Required]
    public ZoneParametersBody Parameters { get; set; } = null!;

    public static ZoneStreamBody From(AnalyticSettings settings, ZoneParameters parameters) => new()
    {
        Targets = [.. settings.Targets],
        Callbacks = [.. settings.Callbacks.Select(CallbackBody.From)],
        Parameters = ZoneParametersBody.From(parameters),
    };

    public void Validate(BodyPath at)
    {
        Require.Words(Targets, ZoneValidator.Targets, at["targets"]);
        CallbackValidator.Validate(Callbacks, at["callbacks"]);
        Require.Present(Parameters, at["parameters"]);
        ZoneValidator.Validate(Parameters, at["parameters"]);
    }

    public AnalyticSettings ToSettings() => new()
    {
        Name = AnalyticNames.Zone,
        Targets = Targets,
        Callbacks = [.. Callbacks.Select(callback => callback.ToSettings())],
        Parameters = Parameters.ToParameters(),
    };
}

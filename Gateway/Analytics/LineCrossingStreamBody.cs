using System.ComponentModel.DataAnnotations;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>The document of line_crossing in a stream: targets, callbacks and parameters.</summary>
internal sealed class LineCrossingStreamBody : IAnalyticBody
{
    [AllowedValues("overview")]
    public List<string> Targets { get; set; } = [];

    [MaxLength(Limits.Callbacks)]
    public List<CallbackBody> Callbacks { get; set; } = [];

    [Required]
    public LineCrossingParametersBody Parameters { get; set; } = null!;

    public static LineCrossingStreamBody From(AnalyticSettings settings, LineCrossingParameters parameters) => new()
    {
        Targets = [.. settings.Targets],
        Callbacks = [.. settings.Callbacks.Select(CallbackBody.From)],
        Parameters = LineCrossingParametersBody.From(parameters),
    };

    public void Validate(BodyPath at)
    {
        Require.Words(Targets, LineCrossingValidator.Targets, at["targets"]);
        CallbackValidator.Validate(Callbacks, at["callbacks"]);
        Require.Present(Parameters, at["parameters"]);
        LineCrossingValidator.Validate(Parameters, at["parameters"]);
    }

    public AnalyticSettings ToSettings() => new()
    {
        Name = AnalyticNames.LineCrossing,
        Targets = Targets,
        Callbacks = [.. Callbacks.Select(callback => callback.ToSettings())],
        Parameters = Parameters.ToParameters(),
    };
}

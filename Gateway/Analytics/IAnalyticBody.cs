using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>What a client asks of one analytic, by the schema of its name.</summary>
internal interface IAnalyticBody
{
    /// <exception cref="AgentException">12003, 12022: against the schema, with its place below <paramref name="at"/>.</exception>
    void Validate(BodyPath at);

    /// <summary>A valid one in the words of the cluster.</summary>
    AnalyticSettings ToSettings();
}

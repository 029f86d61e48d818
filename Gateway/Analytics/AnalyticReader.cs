using System.Text.Json;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.Json;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>Reads what a client asks of one analytic.</summary>
internal static class AnalyticReader
{
    /// <exception cref="AgentException">12003, 12022: against the schema of <typeparamref name="T"/>.</exception>
    public static AnalyticSettings Read<T>(JsonElement document, BodyPath at)
        where T : class, IAnalyticBody
    {
        var body = BodyReader.Read<T>(document, at);
        body.Validate(at);
        return body.ToSettings();
    }

    /// <summary>The same for an analytic that shares its schema with others.</summary>
    /// <exception cref="AgentException">12003, 12022: against the schema of <typeparamref name="T"/>.</exception>
    public static AnalyticSettings Read<T>(string name, JsonElement document, BodyPath at)
        where T : class, INamedAnalyticBody
    {
        var body = BodyReader.Read<T>(document, at);
        body.AnalyticName = name;
        body.Validate(at);
        return body.ToSettings();
    }
}

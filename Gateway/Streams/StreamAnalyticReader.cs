using System.Text.Json;
using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.Json;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>Reads the analytics of a stream, each by the schema that its name chooses.</summary>
internal static class StreamAnalyticReader
{
    private static readonly JsonElement NoParameters = JsonElement.Parse("{}");

    /// <exception cref="AgentException">12003, 12022: against the schema; 44014: nobody runs an analytic of that name.</exception>
    public static AnalyticSettings Read(StreamAnalyticBody body, BodyPath at)
    {
        Require.Present(body.AnalyticName, at["analytic_name"]);
        Require.Length(body.Label, Limits.Name, at["label"]);
        body.Schedule?.Validate(at["schedule"]);

        var document = body.Parameters ?? NoParameters;
        Require.That(document.ValueKind == JsonValueKind.Object, at["parameters"], "must be an object");

        return ReadDocument(body.AnalyticName, document, at["parameters"]) with
        {
            Label = body.Label,
            Schedule = body.Schedule?.ToSchedule(),
        };
    }

    private static AnalyticSettings ReadDocument(string name, JsonElement document, BodyPath at) => name switch
    {
        AnalyticNames.PeopleCount => ReadPeopleCount(document, at),
        AnalyticNames.HumanTracking => ReadHumanTracking(document, at),
        AnalyticNames.LineCrossing => ReadLineCrossing(document, at),
        AnalyticNames.Zone => ReadZone(document, at),
        _ => throw AgentErrors.UnknownAnalytic(),
    };

    private static AnalyticSettings ReadPeopleCount(JsonElement document, BodyPath at)
    {
        var body = BodyReader.Read<PeopleCountStreamBody>(document, at);
        body.Validate(at);
        return body.ToSettings();
    }

    private static AnalyticSettings ReadLineCrossing(JsonElement document, BodyPath at)
    {
        var body = BodyReader.Read<LineCrossingStreamBody>(document, at);
        body.Validate(at);
        return body.ToSettings();
    }

    private static AnalyticSettings ReadZone(JsonElement document, BodyPath at)
    {
        var body = BodyReader.Read<ZoneStreamBody>(document, at);
        body.Validate(at);
        return body.ToSettings();
    }

    private static AnalyticSettings ReadHumanTracking(JsonElement document, BodyPath at)
    {
        var body = BodyReader.Read<HumanTrackingStreamBody>(document, at);
        body.Validate(at);
        return body.ToSettings();
    }
}

using System.Text.Json;
using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>Reads the analytics of a stream, each by the schema that its name chooses.</summary>
internal static class StreamAnalyticReader
{
    private static readonly JsonElement NoParameters = JsonElement.Parse("{}");

    /// <summary>
    /// Reads one. A name that no agent brings is read as one that a model brings; whether one does is for the silos to say.
    /// </summary>
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

    /// <summary>Names that only a model may bring.</summary>
    public static IReadOnlyList<string> FindOfModels(IEnumerable<StreamAnalyticBody?> analytics) =>
        [.. analytics.Select(analytic => analytic?.AnalyticName).OfType<string>().Where(AnalyticNames.MayBeOfModel)];

    private static AnalyticSettings ReadDocument(string name, JsonElement document, BodyPath at) => name switch
    {
        AnalyticNames.PeopleCount => AnalyticReader.Read<PeopleCountStreamBody>(document, at),
        AnalyticNames.HumanTracking => AnalyticReader.Read<HumanTrackingStreamBody>(document, at),
        AnalyticNames.LineCrossing => AnalyticReader.Read<LineCrossingStreamBody>(document, at),
        AnalyticNames.Zone => AnalyticReader.Read<ZoneStreamBody>(document, at),
        AnalyticNames.ObjectDetection => AnalyticReader.Read<DetectionStreamBody>(name, document, at),
        _ when AnalyticNames.MayBeOfModel(name) => AnalyticReader.Read<DetectionStreamBody>(name, document, at),
        _ => throw AgentErrors.UnknownAnalytic(),
    };
}

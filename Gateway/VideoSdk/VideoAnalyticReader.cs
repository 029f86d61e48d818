using System.Text.Json;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.Json;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>Reads the analytics of a video, each by the schema that its name chooses.</summary>
internal static class VideoAnalyticReader
{
    /// <exception cref="AgentException">12003, 12022: against the schema, which has no 422 for an analytic that nobody runs.</exception>
    public static AnalyticSettings Read(JsonElement analytic, BodyPath at)
    {
        var name = BodyReader.Read<VideoAnalyticName>(analytic, at).Name;
        Require.Present(name, at["name"]);

        return name switch
        {
            AnalyticNames.PeopleCount => ReadPeopleCount(analytic, at),
            AnalyticNames.HumanTracking => ReadHumanTracking(analytic, at),
            AnalyticNames.LineCrossing => ReadLineCrossing(analytic, at),
            AnalyticNames.Zone => ReadZone(analytic, at),
            _ => throw AgentErrors.InvalidBody(at["name"].ToString(), $"must be one of: {string.Join(", ", AnalyticNames.All)}"),
        };
    }

    private static AnalyticSettings ReadPeopleCount(JsonElement analytic, BodyPath at)
    {
        var body = BodyReader.Read<VideoPeopleCountBody>(analytic, at);
        body.Validate(at);
        return body.ToSettings();
    }

    private static AnalyticSettings ReadLineCrossing(JsonElement analytic, BodyPath at)
    {
        var body = BodyReader.Read<VideoLineCrossingBody>(analytic, at);
        body.Validate(at);
        return body.ToSettings();
    }

    private static AnalyticSettings ReadZone(JsonElement analytic, BodyPath at)
    {
        var body = BodyReader.Read<VideoZoneBody>(analytic, at);
        body.Validate(at);
        return body.ToSettings();
    }

    private static AnalyticSettings ReadHumanTracking(JsonElement analytic, BodyPath at)
    {
        var body = BodyReader.Read<VideoHumanTrackingBody>(analytic, at);
        body.Validate(at);
        return body.ToSettings();
    }
}

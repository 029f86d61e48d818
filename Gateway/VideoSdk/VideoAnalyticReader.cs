using System.Text.Json;
using LunaVideoAgent.Gateway.Analytics;
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
            AnalyticNames.PeopleCount => AnalyticReader.Read<VideoPeopleCountBody>(analytic, at),
            AnalyticNames.HumanTracking => AnalyticReader.Read<VideoHumanTrackingBody>(analytic, at),
            AnalyticNames.LineCrossing => AnalyticReader.Read<VideoLineCrossingBody>(analytic, at),
            AnalyticNames.Zone => AnalyticReader.Read<VideoZoneBody>(analytic, at),
            AnalyticNames.ObjectDetection => AnalyticReader.Read<VideoDetectionBody>(name, analytic, at),
            _ when AnalyticNames.MayBeOfModel(name) => AnalyticReader.Read<VideoDetectionBody>(name, analytic, at),
            _ => throw AgentErrors.InvalidBody(at["name"].ToString(), $"must be one of: {string.Join(", ", AnalyticNames.All)}"),
        };
    }
}

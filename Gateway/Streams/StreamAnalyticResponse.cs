using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Text.Json;
using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Gateway.Json;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>One analytic of a stream as it is shown.</summary>
internal sealed record StreamAnalyticResponse(
    string AnalyticName,
    [property: Shape(typeof(PeopleCountStreamBody)), Shape(typeof(HumanTrackingStreamBody))]
    [property: Shape(typeof(LineCrossingStreamBody)), Shape(typeof(ZoneStreamBody)), Shape(typeof(DetectionStreamBody))]
    JsonElement Parameters,
    [property: MaxLength(Limits.Name)] string? Label,
    AnalyticScheduleBody? Schedule,
    [property: Shape(typeof(StreamStatus))] int Status,
    AutorestartResponse Autorestart)
{
    public static StreamAnalyticResponse From(AnalyticSettings analytic, StreamSnapshot stream, int index) => new(
        analytic.Name,
        Document(analytic),
        analytic.Label,
        analytic.Schedule is { } schedule ? AnalyticScheduleBody.From(schedule) : null,
        (int)(stream.Resting.Contains(index) ? StreamStatus.Paused : stream.Status),
        AutorestartResponse.From(stream.Settings.Autorestart, stream.Autorestart));

    private static JsonElement Document(AnalyticSettings analytic) => analytic.Parameters switch
    {
        PeopleCountParameters parameters => Element(PeopleCountStreamBody.From(analytic, parameters)),
        HumanTrackingParameters parameters => Element(HumanTrackingStreamBody.From(analytic, parameters)),
        LineCrossingParameters parameters => Element(LineCrossingStreamBody.From(analytic, parameters)),
        ZoneParameters parameters => Element(ZoneStreamBody.From(analytic, parameters)),
        ObjectDetectionParameters parameters => Element(DetectionStreamBody.From(analytic, parameters)),
        _ => throw new UnreachableException($"Nothing shows the parameters of {analytic.Name}."),
    };

    private static JsonElement Element<T>(T document) => JsonSerializer.SerializeToElement(document, GatewayJson.For<T>());
}

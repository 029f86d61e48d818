using LunaVideoAgent.Gateway.Events;
using LunaVideoAgent.Grains.Abstractions.Live;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Live;

/// <summary>What one analytic made of a frame.</summary>
internal sealed record LiveResultResponse(int AnalyticIndex, string AnalyticName, FrameResponse Frame)
{
    /// <summary>Results with the names of their analytics; one of an analytic that a stream no longer has is left out.</summary>
    public static IReadOnlyList<LiveResultResponse> From(IReadOnlyList<LiveResult> results, StreamSnapshot stream) =>
    [
        .. from result in results
           where result.AnalyticIndex < stream.Settings.Analytics.Count
           let name = stream.Settings.Analytics[result.AnalyticIndex].Name
           select new LiveResultResponse(result.AnalyticIndex, name, FrameResponse.From(result.Frame)),
    ];
}

using LunaVideoAgent.Gateway.Live;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>Figures of one running stream. Frames are counted since its owner took it.</summary>
internal sealed record StreamStatisticsResponse(
    Guid StreamId,
    string? Agent,
    long FramesRead,
    long FramesAnalysed,
    long FramesDropped,
    long FramesLate,
    int Reconnects,
    DateTimeOffset? LastFrameTime,
    double? ResultDelay,
    int Width,
    int Height,
    string? Decoder,
    IReadOnlyList<LiveResultResponse> Newest)
{
    public static StreamStatisticsResponse From(StreamSnapshot stream, StreamStatistics figures) => new(
        stream.StreamId,
        figures.SiloName,
        figures.FramesRead,
        figures.FramesAnalysed,
        figures.FramesDropped,
        figures.FramesLate,
        figures.Reconnects,
        figures.LastFrameTime,
        figures.AgeOfResult?.TotalSeconds,
        figures.Width,
        figures.Height,
        figures.Decoder,
        LiveResultResponse.From(figures.Newest, stream));
}

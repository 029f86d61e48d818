using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Streams;

namespace LunaVideoAgent.Silo.Storage;

/// <summary>The log records of a move: one for each status it passes through; the first has the error, if there is one.</summary>
internal static class StreamMoveLog
{
    /// <summary>The records in the order in which they are written.</summary>
    public static IEnumerable<StreamLog> Of(StreamMove move) =>
        move.Path.Select((status, position) => new StreamLog
        {
            StreamId = move.StreamId,
            Status = status,
            Error = position == 0 ? move.Error : null,
            LogTime = move.Time,
            LastProcessedFrameTime = move.LastProcessedFrameTime,
        });
}

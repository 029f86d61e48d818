using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Telemetry;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>From pipeline to feed and log: each result becomes an item of the ring, each reconnect a record of the log as well.</summary>
internal sealed class StreamFeedSink(
    StreamFeeds feeds,
    StreamJournal journal,
    StreamMeter meter,
    TimeProvider time,
    StreamEvents outlets) : IPipelineSink
{
    /// <inheritdoc/>
    public void Opened(VideoInfo info)
    {
        if (info.HardwareRefusal is { } refusal)
        {
            journal.Note($"Hardware decoding was refused: {refusal}");
        }
    }

    /// <inheritdoc/>
    public void Analysed(AnalysedFrame frame)
    {
        using var traces = EventTraces.Begin(frame, outlets.Stream, time);
        var events = traces?.Events ?? frame.Events;

        foreach (var one in events)
        {
            meter.CountEvents(one.EventType, 1);
            outlets.Tell(frame.AnalyticIndex, one);
        }

        if (frame.Frame is { } estimation)
        {
            feeds.Live.Add(frame.AnalyticIndex, estimation);
        }

        feeds.Events.Append(new FeedItem
        {
            Sequence = 0,
            Time = time.GetUtcNow(),
            Status = StreamStatus.InProgress,
            AnalyticIndex = frame.AnalyticIndex,
            Frame = frame.Frame,
            Events = events,
            DecodeTime = frame.DecodeTime,
            InferenceTime = frame.InferenceTime,
        });
    }

    /// <inheritdoc/>
    public void Completed(Frame frame) => feeds.Live.Show(frame);

    /// <inheritdoc/>
    public void Reconnecting(ReconnectAttempt attempt)
    {
        if (journal.IsOwner)
        {
            feeds.Events.AppendStatus(StreamStatus.InProgress, attempt.Message, time.GetUtcNow());
        }

        journal.Note(attempt.Message);
    }
}

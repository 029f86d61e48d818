using System.Diagnostics;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Pipeline;

namespace LunaVideoAgent.Grains.Telemetry;

/// <summary>The traces of the events that one analytic tells at one frame, each by itself; open until they are told.</summary>
internal sealed class EventTraces : IDisposable
{
    private readonly List<Activity> _open = [];

    private EventTraces(AnalysedFrame frame, StreamSnapshot stream, DateTimeOffset now) =>
        Events = [.. frame.Events.Select(source => Begin(source, frame, stream, now))];

    /// <summary>The events; those that are traced say so.</summary>
    public IReadOnlyList<AnalyticEvent> Events { get; }

    /// <summary>Begins to trace; null if there is nothing to trace, or nobody wants it.</summary>
    public static EventTraces? Begin(AnalysedFrame frame, StreamSnapshot stream, TimeProvider time) =>
        frame.Events.Count > 0 && StreamActivities.AreWanted ? new EventTraces(frame, stream, time.GetUtcNow()) : null;

    /// <summary>They are told.</summary>
    public void Dispose()
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            _open[i].Dispose();
        }
    }

    private AnalyticEvent Begin(AnalyticEvent source, AnalysedFrame frame, StreamSnapshot stream, DateTimeOffset now)
    {
        if (StreamActivities.BeginEvent(source, frame, stream) is not { } whole)
        {
            return source;
        }

        _open.Add(whole);

        if (frame.Stages is { } stages)
        {
            StreamActivities.RecordFrame(whole.Context, frame, stages, now);
        }

        if (StreamActivities.BeginPublication(whole.Context) is not { } publication)
        {
            return source;
        }

        _open.Add(publication);
        return source with { TraceParent = publication.Id };
    }
}

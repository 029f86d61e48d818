using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>
/// The frames of one event: the newest up to a limit, and how many older ones went. Frames in which the condition fails belong to the event
/// only if it holds again later, so they wait aside.
/// </summary>
internal sealed class EventFrames(int limit)
{
    private readonly Queue<FrameEstimation> _kept = new();
    private readonly Queue<FrameEstimation> _aside = new();
    private long _droppedAside;

    /// <summary>Frames of the event that are no longer held.</summary>
    public long Dropped { get; private set; }

    /// <summary>Adds a frame of the event, and before it those that waited.</summary>
    public void Keep(FrameEstimation frame)
    {
        while (_aside.TryDequeue(out var earlier))
        {
            Dropped += Push(_kept, earlier);
        }

        Dropped += _droppedAside + Push(_kept, frame);
        _droppedAside = 0;
    }

    /// <summary>Lets a frame wait for the event to go on.</summary>
    public void SetAside(FrameEstimation frame) => _droppedAside += Push(_aside, frame);

    /// <summary>Frames of the event, oldest first.</summary>
    public FrameEstimation[] ToArray() => _kept.ToArray();

    /// <summary>Frames that wait, oldest first.</summary>
    public IReadOnlyList<FrameEstimation> Aside => _aside.ToArray();

    /// <summary>Waiting frames that are no longer held.</summary>
    public long DroppedAside => _droppedAside;

    /// <summary>Holds what another one held.</summary>
    public void Recall(IReadOnlyList<FrameEstimation> kept, long dropped, IReadOnlyList<FrameEstimation> aside, long droppedAside)
    {
        foreach (var frame in kept)
        {
            _kept.Enqueue(frame);
        }

        foreach (var frame in aside)
        {
            _aside.Enqueue(frame);
        }

        (Dropped, _droppedAside) = (dropped, droppedAside);
    }

    private int Push(Queue<FrameEstimation> queue, FrameEstimation frame)
    {
        queue.Enqueue(frame);

        if (queue.Count <= limit)
        {
            return 0;
        }

        queue.Dequeue();
        return 1;
    }
}

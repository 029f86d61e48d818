using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Grains.Analytics.Objects;

/// <summary>
/// The objects that count, by the tracks that follow them. A track that begins where a lost object is to be expected goes on with that
/// object, so that a line that is crossed behind a post is crossed all the same.
/// </summary>
internal sealed class ObjectRoster(IReadOnlyList<string> classes, ObjectAnchor anchor, DetectionRegionFilter? region)
{
    // How long somebody may be hidden and still come out as the same, how far from where that was expected and how much larger.
    private const double BridgeSeconds = 1;
    private const double BridgeHeights = 0.5;
    private const double BridgeGrowth = 1.4;

    // The trackers forget what was not seen for longer.
    private static readonly double PatienceSeconds = new ByteTrackerOptions().TrackBuffer.TotalSeconds;

    private readonly List<FollowedObject> _objects = [];
    private readonly List<FollowedObject> _gone = [];
    private int _lastKey;

    /// <summary>Everything that is not given up, first seen first.</summary>
    public IReadOnlyList<FollowedObject> Objects => _objects;

    /// <summary>What was given up in this frame.</summary>
    public IReadOnlyList<FollowedObject> Gone => _gone;

    /// <summary>Moves on by one frame.</summary>
    public void Update(in FrameObservation frame, double seconds)
    {
        Forget();

        // Those that are known come first: only the others may go on with what was lost.
        for (var i = 0; i < frame.Objects.Count; i++)
        {
            if (Counts(frame.Objects[i], frame) is { } trackId && FindTrack(trackId, frame.Objects[i].Label) is { } known)
            {
                See(known, frame.Objects[i], trackId, seconds);
            }
        }

        for (var i = 0; i < frame.Objects.Count; i++)
        {
            if (Counts(frame.Objects[i], frame) is { } trackId && FindTrack(trackId, frame.Objects[i].Label) is null)
            {
                See(FindLost(frame.Objects[i], seconds) ?? Add(frame.Objects[i].Label), frame.Objects[i], trackId, seconds);
            }
        }

        GiveUp(seconds);
    }

    /// <summary>All that it keeps between frames.</summary>
    public ObjectRosterMemory Remember() => new([.. _objects], _lastKey);

    /// <summary>Keeps what another one kept.</summary>
    public void Recall(ObjectRosterMemory memory)
    {
        _objects.AddRange(memory.Objects);
        _lastKey = memory.LastKey;
    }

    private void Forget()
    {
        _gone.Clear();

        foreach (var known in _objects)
        {
            known.Forget();
        }
    }

    // The track, if the object counts and has one.
    private int? Counts(DetectedObject found, in FrameObservation frame) =>
        classes.Contains(found.Label) && (region is null || region.Contains(found.Rectangle, frame.Width, frame.Height))
            ? found.TrackId
            : null;

    private void See(FollowedObject known, DetectedObject found, int trackId, double seconds) =>
        known.See(found, trackId, ObjectAnchors.Of(found.Rectangle, anchor), seconds);

    private FollowedObject? FindTrack(int trackId, string label)
    {
        foreach (var known in _objects)
        {
            if (known.TrackId == trackId && known.Label == label)
            {
                return known;
            }
        }

        return null;
    }

    private FollowedObject? FindLost(DetectedObject found, double seconds)
    {
        var point = ObjectAnchors.Of(found.Rectangle, anchor);
        FollowedObject? nearest = null;
        var least = double.PositiveInfinity;

        foreach (var lost in _objects)
        {
            if (lost.Seen is not null || lost.Label != found.Label || seconds - lost.LastSeconds > BridgeSeconds)
            {
                continue;
            }

            var expected = lost.Expect(seconds);
            var distance = double.Hypot(point.X - expected.X, point.Y - expected.Y);

            if (distance < least && MayBe(lost, found, distance))
            {
                (nearest, least) = (lost, distance);
            }
        }

        return nearest;
    }

    private static bool MayBe(FollowedObject lost, DetectedObject found, double distance)
    {
        var (smaller, larger) = (Math.Min(lost.Height, found.Rectangle.Height), Math.Max(lost.Height, found.Rectangle.Height));
        return distance <= BridgeHeights * larger && larger <= BridgeGrowth * smaller;
    }

    private FollowedObject Add(string label)
    {
        var added = new FollowedObject { Key = ++_lastKey, Label = label };
        _objects.Add(added);
        return added;
    }

    private void GiveUp(double seconds)
    {
        for (var i = _objects.Count - 1; i >= 0; i--)
        {
            if (seconds - _objects[i].LastSeconds > PatienceSeconds)
            {
                _gone.Add(_objects[i]);
                _objects.RemoveAt(i);
            }
        }

        // First seen first, here too.
        _gone.Reverse();
    }
}

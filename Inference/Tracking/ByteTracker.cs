using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tracking;

/// <summary>
/// Follows objects by motion and overlap: two-stage association of strong and weak detections (BYTE, Zhang et al. 2022) with
/// observation-centric momentum, re-update and recovery (OC-SORT, Cao et al. 2023), and by colours where there are pixels. Causal and
/// deterministic: the order of the detections of a frame does not matter. Allocates nothing once its memory has grown to the busiest frame.
/// </summary>
public sealed partial class ByteTracker : IObjectTracker
{
    // After a jerk the first look brings most objects into reach, the second one measures them.
    private const int CameraLooks = 2;

    private readonly ByteTrackerOptions _options;
    private readonly CandidateList _candidates = new();
    private readonly Association _association = new();
    private readonly CameraMotion _camera = new();
    private readonly List<Tracklet> _tracks = [];
    private readonly Stack<Tracklet> _spare = [];
    private readonly TrackReport _report;
    private double? _seconds;
    private int _lastId;

    /// <summary>A tracker that has seen nothing yet.</summary>
    /// <param name="options">Its settings; null takes the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible.</exception>
    public ByteTracker(ByteTrackerOptions? options = null)
    {
        _options = options ?? new ByteTrackerOptions();
        _options.Validate();
        _report = new TrackReport(_options);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A box or a score is impossible; the tracker stays as it was.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time does not grow; the tracker stays as it was.</exception>
    public ReadOnlySpan<Track> Update(ReadOnlySpan<ObjectDetection> detections, double seconds) => Update(detections, seconds, looks: null);

    private ReadOnlySpan<Track> Follow(ReadOnlySpan<ObjectDetection> detections, double seconds)
    {
        if (!double.IsFinite(seconds) || seconds <= _seconds)
        {
            throw new ArgumentOutOfRangeException(nameof(seconds), seconds, $"Time has to grow; the last frame was at {_seconds}");
        }

        _candidates.Fill(detections, _options);
        Predict(seconds);
        Associate(seconds);
        Observe(seconds);
        Learn(seconds);
        RemoveDuplicates(seconds);
        BeginTracks(seconds);
        RemoveLost(seconds);
        return _report.Of(_tracks, _candidates.Items, seconds);
    }

    private void Predict(double seconds)
    {
        var step = seconds - _seconds ?? 0;
        _seconds = seconds;

        if (_tracks.Count == 0)
        {
            return;
        }

        var move = _options.Noise.Move(step);
        var resize = _options.Noise.Resize(step);

        foreach (var track in _tracks)
        {
            track.Predict(move, resize);
            track.CandidateIndex = -1;
        }

        if (_options.CameraMotion)
        {
            Shift(_camera.Expect((float)step));

            for (var look = 0; look < CameraLooks; look++)
            {
                Shift(_camera.Measure(_tracks, _candidates.Items[.._candidates.StrongCount], (float)step));
            }
        }
    }

    private void Shift((float X, float Y) shift)
    {
        if (shift is (0, 0))
        {
            return;
        }

        foreach (var track in _tracks)
        {
            track.Shift(shift.X, shift.Y);
        }
    }

    private void Associate(double seconds)
    {
        var strong = .._candidates.StrongCount;
        var weak = _candidates.StrongCount..;
        var overlap = new OverlapCost(_options, _options.MinOverlap);

        Pair(new MotionCost(_options, _looks, seconds), TrackGroup.Confirmed, strong, limit: 1 - _options.MinOverlap);
        Pair(new OverlapCost(_options, _options.MinWeakOverlap), TrackGroup.JustSeen, weak, limit: 1);
        Pair(overlap, TrackGroup.Tentative, strong, limit: 1);

        if (_options.Recovery)
        {
            Pair(new LastSightCost(_options, _looks), TrackGroup.Confirmed, strong, limit: 1);
        }

        FindByColours(strong, seconds);
    }

    private void Pair<TCost>(in TCost cost, TrackGroup group, Range candidates, float limit)
        where TCost : struct, IAssociationCost
    {
        _association.Clear();

        foreach (var track in _tracks)
        {
            if (track.CandidateIndex < 0 && track.IsIn(group))
            {
                _association.Add(track);
            }
        }

        _association.AddFree(_candidates.Items, candidates);
        _association.Pair(_candidates.Items, cost, limit);
    }

    private void Observe(double seconds)
    {
        foreach (var track in _tracks)
        {
            if (track.CandidateIndex >= 0)
            {
                track.Observe(_candidates.Items[track.CandidateIndex], seconds);
            }
            else
            {
                track.Miss();
            }
        }
    }

    // Older tracks come first in the list. Walkers who cross cover each other for a moment: only what stays together is one.
    private void RemoveDuplicates(double seconds)
    {
        for (var younger = _tracks.Count - 1; younger > 0; younger--)
        {
            var track = _tracks[younger];

            if (track.MissedFrames > 0 || !IsFollowed(track.Box, track.ClassIndex, older: younger))
            {
                track.DuplicateSince = null;
            }
            else if (seconds - (track.DuplicateSince ??= seconds) >= _options.DuplicateTime.TotalSeconds)
            {
                Remove(younger);
            }
        }
    }

    private bool IsFollowed(in BoundingBox box, int classIndex, int older)
    {
        for (var i = 0; i < older; i++)
        {
            var track = _tracks[i];

            if (track.MissedFrames == 0
                && (!_options.ClassAware || track.ClassIndex == classIndex)
                && track.Box.IntersectionOverUnion(box) > _options.DuplicateOverlap)
            {
                return true;
            }
        }

        return false;
    }

    private void BeginTracks(double seconds)
    {
        for (var i = 0; i < _candidates.StrongCount; i++)
        {
            ref readonly var candidate = ref _candidates.Items[i];

            if (candidate.IsTaken
                || candidate.Score < _options.BirthScore
                || IsFollowed(candidate.Box, candidate.ClassIndex, older: _tracks.Count))
            {
                continue;
            }

            var track = _spare.Count > 0 ? _spare.Pop() : new Tracklet(_options);
            track.Begin(++_lastId, candidate, seconds);
            track.CandidateIndex = i;
            _tracks.Add(track);
        }
    }

    private void RemoveLost(double seconds)
    {
        for (var i = _tracks.Count - 1; i >= 0; i--)
        {
            if (_tracks[i].MissedFrames > 0 && (IsTooOld(_tracks[i], seconds) || HasLeft(_tracks[i].Box)))
            {
                Remove(i);
            }
        }
    }

    private bool IsTooOld(Tracklet track, double seconds)
    {
        var buffer = track.IsConfirmed ? _options.TrackBuffer : _options.TentativeBuffer;
        return seconds - track.LastSeconds > buffer.TotalSeconds;
    }

    private bool HasLeft(in BoundingBox box) =>
        box.CenterX < 0 || box.CenterY < 0 || box.CenterX > _options.FrameWidth || box.CenterY > _options.FrameHeight;

    private void Remove(int index)
    {
        _spare.Push(_tracks[index]);
        _tracks.RemoveAt(index);
    }
}

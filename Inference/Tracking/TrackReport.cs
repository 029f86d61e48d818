using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tracking;

/// <summary>Chooses which tracks are told of after a frame: all that are seen, and those that are surely still there.</summary>
internal sealed class TrackReport(ByteTrackerOptions options)
{
    // Of the time a track was seen. What showed for a moment is not kept alive by guessing.
    private const double CoastShare = 0.5;

    // Of a box. More of it behind somebody nearer explains why it is not seen.
    private const float HiddenShare = 0.5f;

    private readonly double _coastSeconds = options.CoastTime.TotalSeconds;
    private readonly double _hiddenCoastSeconds = Math.Max(options.CoastTime.TotalSeconds, options.HiddenCoastTime.TotalSeconds);
    private Track[] _reported = new Track[16];

    /// <summary>Tells of the tracks of a frame, in the order they are in; valid until the next call.</summary>
    public ReadOnlySpan<Track> Of(List<Tracklet> tracks, ReadOnlySpan<Candidate> candidates, double seconds)
    {
        if (_reported.Length < tracks.Count)
        {
            _reported = new Track[tracks.Count * 2];
        }

        var count = 0;

        foreach (var track in tracks)
        {
            if (track.MissedFrames == 0)
            {
                _reported[count++] = track.Report(candidates[track.CandidateIndex].DetectionIndex);
            }
            else if (track.IsConfirmed && IsStillThere(track, tracks, seconds))
            {
                _reported[count++] = track.Report(detectionIndex: -1);
            }
        }

        return _reported.AsSpan(0, count);
    }

    private bool IsStillThere(Tracklet track, List<Tracklet> tracks, double seconds)
    {
        var unseen = seconds - track.LastSeconds;

        return unseen <= CoastShare * (track.LastSeconds - track.FirstSeconds)
            && (unseen <= _coastSeconds || (unseen <= _hiddenCoastSeconds && IsHidden(track.Box, tracks)));
    }

    // Of two people on the ground, the nearer one stands lower in the picture.
    private static bool IsHidden(in BoundingBox box, List<Tracklet> tracks)
    {
        foreach (var other in tracks)
        {
            if (other.MissedFrames == 0
                && other.Box.Bottom > box.Bottom
                && box.SharedArea(other.Box) > HiddenShare * box.Area)
            {
                return true;
            }
        }

        return false;
    }
}

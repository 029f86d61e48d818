using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tracking;

public sealed partial class ByteTracker
{
    // Of a box. More of it behind somebody nearer shows their clothes.
    private const float CrowdedShare = 0.2f;

    private readonly CandidateLooks _looks = new();
    private readonly List<Tracklet> _unexplained = [];
    private readonly List<int> _foundByColours = [];

    /// <summary>Tracks of the newest frame that colours alone continue.</summary>
    internal IReadOnlyList<int> FoundByColours => _foundByColours;

    /// <summary>
    /// The same, and tracks that were lost are found again by what they looked like, while nobody who looks otherwise continues one. Only
    /// detections that a lost track may be are looked at, and believed tracks from time to time.
    /// </summary>
    /// <param name="detections">Everything found.</param>
    /// <param name="seconds">Time of the frame; grows.</param>
    /// <param name="looks">What the detections look like; null if there are no pixels.</param>
    public ReadOnlySpan<Track> Update(ReadOnlySpan<ObjectDetection> detections, double seconds, IAppearanceSource? looks)
    {
        _looks.Begin(looks, detections.Length);

        try
        {
            return Follow(detections, seconds);
        }
        finally
        {
            _looks.End();
        }
    }

    private void FindByColours(Range strong, double seconds)
    {
        _foundByColours.Clear();

        if (!_looks.IsThere)
        {
            return;
        }

        _unexplained.Clear();

        foreach (var track in _tracks)
        {
            if (track.CandidateIndex < 0 && track.IsConfirmed)
            {
                _unexplained.Add(track);
            }
        }

        Pair(new AppearanceCost(_options, _looks, seconds), TrackGroup.Confirmed, strong, limit: 1);

        foreach (var track in _unexplained)
        {
            if (track.CandidateIndex >= 0)
            {
                _foundByColours.Add(track.Id);
            }
        }
    }

    // What believed tracks look like, where nobody stands in front of them.
    private void Learn(double seconds)
    {
        if (!_looks.IsThere)
        {
            return;
        }

        foreach (var track in _tracks)
        {
            if (track.CandidateIndex >= 0
                && track.CandidateIndex < _candidates.StrongCount
                && track.IsConfirmed
                && track.Appearance.IsDue(seconds)
                && !IsCrowded(track.CandidateIndex)
                && _looks.TryGet(_candidates.Items[track.CandidateIndex].DetectionIndex, out var look))
            {
                track.Appearance.Learn(look, seconds);
            }
        }
    }

    private bool IsCrowded(int index)
    {
        var candidates = _candidates.Items;
        ref readonly var box = ref candidates[index];

        for (var i = 0; i < candidates.Length; i++)
        {
            if (i != index && candidates[i].Box.SharedArea(box.Box) > CrowdedShare * box.Box.Area)
            {
                return true;
            }
        }

        return false;
    }
}

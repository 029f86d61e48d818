using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tracking;

/// <summary>The detections of the present frame: checked, strongest first, in an order that does not depend on the caller's.</summary>
internal sealed class CandidateList
{
    private static readonly Comparison<Candidate> StrongestFirst = Compare;

    private Candidate[] _items = [];
    private int _count;

    /// <summary>All of them, strong ones before weak ones.</summary>
    public Span<Candidate> Items => _items.AsSpan(0, _count);

    /// <summary>How many reach the high score; they come first.</summary>
    public int StrongCount { get; private set; }

    /// <summary>Takes the detections of a frame.</summary>
    /// <exception cref="ArgumentException">A box or a score is not a number, or a box is inside out.</exception>
    public void Fill(ReadOnlySpan<ObjectDetection> detections, ByteTrackerOptions options)
    {
        Check(detections);

        if (_items.Length < detections.Length)
        {
            _items = new Candidate[Math.Max(16, detections.Length * 2)];
        }

        _count = 0;
        StrongCount = 0;

        for (var i = 0; i < detections.Length; i++)
        {
            ref readonly var detection = ref detections[i];

            // An empty box, such as one cut off at the edge of the frame, overlaps nothing and cannot be followed.
            if (detection.Score < options.LowScore || detection.Box.Width <= 0 || detection.Box.Height <= 0)
            {
                continue;
            }

            _items[_count++] = new Candidate(detection.Box, detection.Score, detection.ClassIndex, i);
            StrongCount += detection.Score >= options.HighScore ? 1 : 0;
        }

        Items.Sort(StrongestFirst);
    }

    private static void Check(ReadOnlySpan<ObjectDetection> detections)
    {
        for (var i = 0; i < detections.Length; i++)
        {
            ref readonly var detection = ref detections[i];

            if (!detection.Box.IsValid() || !float.IsFinite(detection.Score))
            {
                throw new ArgumentException($"Detection {i} has a box or a score that is impossible: {detection}", nameof(detections));
            }
        }
    }

    private static int Compare(Candidate a, Candidate b)
    {
        var order = b.Score.CompareTo(a.Score);
        order = order != 0 ? order : a.Box.Left.CompareTo(b.Box.Left);
        order = order != 0 ? order : a.Box.Top.CompareTo(b.Box.Top);
        order = order != 0 ? order : a.Box.Right.CompareTo(b.Box.Right);
        order = order != 0 ? order : a.Box.Bottom.CompareTo(b.Box.Bottom);
        order = order != 0 ? order : a.ClassIndex.CompareTo(b.ClassIndex);
        return order != 0 ? order : a.DetectionIndex.CompareTo(b.DetectionIndex);
    }
}

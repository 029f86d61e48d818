namespace LunaVideoAgent.Inference.Tests.Support.Scoring;

/// <summary>Truth and tracks of one video, with dense numbers of the objects and the overlaps in each frame.</summary>
internal sealed class ScoredSequence
{
    private readonly Dictionary<int, int> _truthNumbers = [];
    private readonly Dictionary<int, int> _trackNumbers = [];

    public ScoredSequence(IReadOnlyList<LabelledBox[]> truth, IReadOnlyList<LabelledBox[]> tracks)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(tracks.Count, truth.Count);
        Frames = [.. truth.Zip(tracks, MakeFrame)];
    }

    public IReadOnlyList<Frame> Frames { get; }

    public int TruthCount => _truthNumbers.Count;

    public int TrackCount => _trackNumbers.Count;

    private Frame MakeFrame(LabelledBox[] truth, LabelledBox[] tracks)
    {
        var overlaps = new float[truth.Length * tracks.Length];

        for (var i = 0; i < truth.Length; i++)
        {
            for (var j = 0; j < tracks.Length; j++)
            {
                overlaps[(i * tracks.Length) + j] = truth[i].Box.IntersectionOverUnion(tracks[j].Box);
            }
        }

        return new Frame(
            Array.ConvertAll(truth, box => Number(_truthNumbers, box.Id)),
            Array.ConvertAll(tracks, box => Number(_trackNumbers, box.Id)),
            overlaps);
    }

    private static int Number(Dictionary<int, int> numbers, int id)
    {
        if (!numbers.TryGetValue(id, out var number))
        {
            number = numbers.Count;
            numbers.Add(id, number);
        }

        return number;
    }

    /// <summary>Who is there, and the overlap of truth i and track j at i * tracks + j.</summary>
    internal sealed record Frame(int[] Truth, int[] Tracks, float[] Overlaps);
}

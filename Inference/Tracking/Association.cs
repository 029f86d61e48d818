namespace LunaVideoAgent.Inference.Tracking;

/// <summary>One round of pairing tracks with candidates; its lists and its matrix are used again and again.</summary>
internal sealed class Association
{
    private readonly LinearAssignment _assignment = new();
    private Tracklet[] _tracks = [];
    private int[] _candidates = [];
    private float[] _costs = [];
    private int[] _candidateOfTrack = [];
    private int _trackCount;
    private int _candidateCount;

    /// <summary>Starts a round.</summary>
    public void Clear() => (_trackCount, _candidateCount) = (0, 0);

    /// <summary>Lets a track take part.</summary>
    public void Add(Tracklet track)
    {
        if (_trackCount == _tracks.Length)
        {
            Array.Resize(ref _tracks, Math.Max(16, _trackCount * 2));
            _candidateOfTrack = new int[_tracks.Length];
        }

        _tracks[_trackCount++] = track;
    }

    /// <summary>Lets those candidates of a range take part that nobody has taken.</summary>
    public void AddFree(ReadOnlySpan<Candidate> candidates, Range range)
    {
        var (start, length) = range.GetOffsetAndLength(candidates.Length);

        if (_candidates.Length < candidates.Length)
        {
            _candidates = new int[Math.Max(16, candidates.Length * 2)];
        }

        for (var i = start; i < start + length; i++)
        {
            if (!candidates[i].IsTaken)
            {
                _candidates[_candidateCount++] = i;
            }
        }
    }

    /// <summary>Pairs them at the least total cost; a pair dearer than the limit is not made.</summary>
    public void Pair<TCost>(Span<Candidate> candidates, in TCost cost, float limit)
        where TCost : struct, IAssociationCost
    {
        if (_trackCount == 0 || _candidateCount == 0)
        {
            return;
        }

        Measure(candidates, cost);
        _assignment.Solve(_costs, _trackCount, _candidateCount, limit, _candidateOfTrack);

        for (var i = 0; i < _trackCount; i++)
        {
            if (_candidateOfTrack[i] >= 0)
            {
                var index = _candidates[_candidateOfTrack[i]];
                _tracks[i].CandidateIndex = index;
                candidates[index].IsTaken = true;
            }
        }
    }

    private void Measure<TCost>(ReadOnlySpan<Candidate> candidates, in TCost cost)
        where TCost : struct, IAssociationCost
    {
        if (_costs.Length < _trackCount * _candidateCount)
        {
            _costs = new float[Math.Max(256, _trackCount * _candidateCount * 2)];
        }

        var next = 0;

        for (var i = 0; i < _trackCount; i++)
        {
            for (var j = 0; j < _candidateCount; j++)
            {
                _costs[next++] = cost.Between(_tracks[i], candidates[_candidates[j]]);
            }
        }
    }
}

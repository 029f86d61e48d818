namespace LunaVideoAgent.Inference.Tracking;

/// <summary>Observation-centric recovery (Cao et al. 2023, section 4.3): overlap with where the track was last seen.</summary>
internal readonly struct LastSightCost(ByteTrackerOptions options, CandidateLooks looks) : IAssociationCost
{
    private readonly bool _classAware = options.ClassAware;
    private readonly float _floor = options.MinRecoveryOverlap;

    public float Between(Tracklet track, in Candidate candidate)
    {
        if (_classAware && track.ClassIndex != candidate.ClassIndex)
        {
            return float.PositiveInfinity;
        }

        var overlap = track.LastBox.IntersectionOverUnion(candidate.Box);
        return overlap < _floor || track.IsUnlike(candidate, looks) ? float.PositiveInfinity : 1 - overlap;
    }
}

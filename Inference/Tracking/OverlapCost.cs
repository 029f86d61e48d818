namespace LunaVideoAgent.Inference.Tracking;

/// <summary>Later associations: overlap alone.</summary>
internal readonly struct OverlapCost(ByteTrackerOptions options, float floor) : IAssociationCost
{
    private readonly bool _classAware = options.ClassAware;

    public float Between(Tracklet track, in Candidate candidate)
    {
        if (_classAware && track.ClassIndex != candidate.ClassIndex)
        {
            return float.PositiveInfinity;
        }

        var overlap = track.Overlap(candidate.Box);
        return overlap < floor ? float.PositiveInfinity : 1 - overlap;
    }
}

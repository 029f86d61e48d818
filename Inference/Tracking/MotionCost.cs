namespace LunaVideoAgent.Inference.Tracking;

/// <summary>
/// First association: overlap of boxes that were grown by how unsure the prediction is, so that a new track at 2 frames a second and an old
/// one at 30 are measured alike; with momentum, and with a price for other heights and for tracks unseen for long.
/// </summary>
internal readonly struct MotionCost(ByteTrackerOptions options, CandidateLooks looks, double seconds) : IAssociationCost
{
    private readonly bool _classAware = options.ClassAware;
    private readonly float _floor = options.MinOverlap;
    private readonly float _lostFloor = MathF.Max(options.MinOverlap, options.MinLostOverlap);
    private readonly float _momentum = options.Momentum;
    private readonly float _heightPenalty = options.HeightPenalty;
    private readonly float _penaltyPerSecond = options.LostPenalty / (float)Math.Max(1e-3, options.TrackBuffer.TotalSeconds);

    public float Between(Tracklet track, in Candidate candidate)
    {
        if (_classAware && track.ClassIndex != candidate.ClassIndex)
        {
            return float.PositiveInfinity;
        }

        var isLost = track.MissedFrames > 0;
        var overlap = track.Overlap(candidate.Box);

        if (overlap < (isLost ? _lostFloor : _floor) || track.IsUnlike(candidate, looks))
        {
            return float.PositiveInfinity;
        }

        var cost = 1 - overlap + (_heightPenalty * MathF.Abs(MathF.Log(track.Box.Height / candidate.Box.Height)));

        if (_momentum > 0 && track.TryFindMomentum(out var momentum))
        {
            cost -= _momentum * momentum.Agreement(candidate.Box) * candidate.Score / 2;
        }

        return isLost ? cost + (_penaltyPerSecond * (float)(seconds - track.LastSeconds)) : cost;
    }
}

namespace LunaVideoAgent.Inference.Tracking;

/// <summary>
/// Last association: people that motion does not match are found again by colours, no farther from where they were seen or are expected
/// than a person gets in the time, and about as large.
/// </summary>
internal readonly struct AppearanceCost(ByteTrackerOptions options, CandidateLooks looks, double seconds) : IAssociationCost
{
    // In heights: boxes jump, and who was hidden shows beside what hid them.
    private const float LeastReach = 0.5f;

    // Of the cost: of two who look alike the nearer one is meant.
    private const float DistanceWeight = 0.15f;

    public float Between(Tracklet track, in Candidate candidate)
    {
        if ((options.ClassAware && track.ClassIndex != candidate.ClassIndex) || !track.Appearance.IsKnown)
        {
            return float.PositiveInfinity;
        }

        var height = MathF.Max(track.LastBox.Height, candidate.Box.Height);
        var reach = height * (LeastReach + (options.RejoinSpeed * (float)(seconds - track.LastSeconds)));
        var distance = MathF.Min(
            track.LastBox.CenterDistance(candidate.Box), track.Box.CenterDistance(candidate.Box));
        var isAsLarge = MathF.Abs(MathF.Log(track.LastBox.Height / candidate.Box.Height)) <= options.RejoinGrowth;

        if (distance > reach || !isAsLarge || !looks.TryGet(candidate.DetectionIndex, out var look))
        {
            return float.PositiveInfinity;
        }

        var similarity = track.Appearance.SimilarityTo(look);
        return similarity < options.RejoinSimilarity
            ? float.PositiveInfinity
            : 1 - similarity + (DistanceWeight * distance / reach);
    }
}

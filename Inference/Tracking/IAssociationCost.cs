namespace LunaVideoAgent.Inference.Tracking;

/// <summary>How badly a candidate fits a track; a struct, so that the compiler makes a loop of its own for each.</summary>
internal interface IAssociationCost
{
    /// <summary>0 for a perfect fit, about 1 for none; positive infinity if it cannot be.</summary>
    float Between(Tracklet track, in Candidate candidate);
}

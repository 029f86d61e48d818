namespace LunaVideoAgent.Inference.Detection;

/// <summary>
/// Greedy non-maximum suppression within each class (Felzenszwalb et al., Object Detection with Discriminatively Trained Part Based
/// Models, 2010): the strongest box stays, boxes of its class that overlap it by more than the limit go.
/// </summary>
internal static class NonMaxSuppression
{
    /// <summary>The strongest boxes that are looked at: a network that sees one everywhere must not cost minutes.</summary>
    public const int MostCandidates = 4096;

    /// <summary>Leaves the boxes that stay in the list, strongest first.</summary>
    public static void Apply(CandidateList candidates, float overlapLimit)
    {
        candidates.SortByScore();
        candidates.Truncate(MostCandidates);
        var kept = 0;

        for (var i = 0; i < candidates.Count; i++)
        {
            ref readonly var item = ref candidates.Items[i];

            if (!IsSuppressed(item, candidates.Items[..kept], overlapLimit))
            {
                candidates.Replace(kept++, item);
            }
        }

        candidates.Truncate(kept);
    }

    private static bool IsSuppressed(in ObjectDetection item, ReadOnlySpan<ObjectDetection> stronger, float overlapLimit)
    {
        foreach (ref readonly var other in stronger)
        {
            if (other.ClassIndex == item.ClassIndex && other.Box.IntersectionOverUnion(item.Box) > overlapLimit)
            {
                return true;
            }
        }

        return false;
    }
}

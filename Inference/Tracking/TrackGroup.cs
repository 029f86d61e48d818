namespace LunaVideoAgent.Inference.Tracking;

/// <summary>Which tracks take part in a round of association.</summary>
internal enum TrackGroup
{
    /// <summary>All that are believed, seen lately or not.</summary>
    Confirmed,

    /// <summary>Those believed that were seen in the frame before.</summary>
    JustSeen,

    /// <summary>Those not believed yet.</summary>
    Tentative,
}

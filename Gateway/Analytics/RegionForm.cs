namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>How a region is written.</summary>
internal enum RegionForm
{
    /// <summary>Lists of vertices.</summary>
    Common,

    /// <summary>Well-known text.</summary>
    Wkt,
}

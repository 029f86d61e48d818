namespace LunaVideoAgent.Grains.Segments;

/// <summary>Works on segments of a task that runs on another silo. One grain a call, placed where the caller wants it.</summary>
[Alias("luna.ISegmentGrain")]
internal interface ISegmentGrain : IGrainWithGuidKey
{
    /// <summary>How many segments the silo would take now from one with such a setup.</summary>
    [Alias("CountFree"), ResponseTimeout("00:00:05")]
    Task<int> CountFreeAsync(string setup);

    /// <summary>Decodes and detects; cancelling stops the work, and so does the end of the silo that asks.</summary>
    [Alias("Detect"), ResponseTimeout("01:00:00")]
    Task<SegmentAnswer> DetectAsync(SegmentOrder order, CancellationToken cancellationToken);
}

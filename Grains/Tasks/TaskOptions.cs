using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Grains.Tasks;

/// <summary>How deferred tasks share a silo.</summary>
public sealed class TaskOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Tasks";

    /// <summary>Tasks that one silo runs at once (<c>max_active_tasks</c>); 0: none.</summary>
    [Range(0, 1_000)]
    public int MaxActive { get; set; } = 2;

    /// <summary>Tasks that may wait in all; a further one is refused.</summary>
    [Range(1, 1_000_000)]
    public int MaxPending { get; set; } = 10_000;

    /// <summary>How often a running task writes how far it is.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ReportInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Segments of long videos that a silo works on at once, those of other silos' tasks among them; 0: one a core.</summary>
    [Range(0, 1_000)]
    public int ParallelSegments { get; set; }

    /// <summary>Shortest segment that a long video is cut into; what a death costs at most.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan SegmentLength { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a task that ended is kept with its result.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan ResultTimeToLive { get; set; } = TimeSpan.FromDays(7);
}

using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>How long the stream log is kept.</summary>
public sealed class StreamLogOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "StreamLogs";

    /// <summary>Whether old records are removed by themselves; the newest of each stream always stays.</summary>
    public bool ClearOld { get; set; }

    /// <summary>How old a record must be to be removed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "3650.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How often old records are looked for.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan ClearInterval { get; set; } = TimeSpan.FromSeconds(180);
}

using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Grains.Uploads;

/// <summary>Videos that users upload.</summary>
public sealed class UploadOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Uploads";

    /// <summary>The folder that they are kept in, one for all silos; without it, uploads are off.</summary>
    public string? Folder { get; set; }

    /// <summary>A larger video is refused, in bytes.</summary>
    [Range(1, long.MaxValue)]
    public long MaxBytes { get; set; } = 1L << 30;

    /// <summary>With less room than this left on the disk none is taken, in bytes.</summary>
    [Range(0, long.MaxValue)]
    public long MinFreeBytes { get; set; } = 1L << 30;

    /// <summary>How long an uploaded video can be used; what streams and tasks need is kept until they end.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Uploaded videos of one account at once; a further one is refused.</summary>
    [Range(1, 100_000)]
    public int MaxPerAccount { get; set; } = 1000;

    /// <summary>Uploads that one silo takes at once; a further one is refused.</summary>
    [Range(1, 1_000)]
    public int MaxInFlight { get; set; } = 16;

    /// <summary>Whether uploads are taken.</summary>
    internal bool IsOn => !string.IsNullOrWhiteSpace(Folder);
}

using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Silo.Storage.Images;

/// <summary>Where pictures of events are kept.</summary>
public sealed class ImageStoreOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Images";

    /// <summary>The folder; several silos need one that they share.</summary>
    [Required]
    public string Folder { get; set; } = "data/images";

    /// <summary>A larger picture is not kept, in bytes.</summary>
    [Range(1, 1 << 30)]
    public int MaxImageBytes { get; set; } = 32 << 20;

    /// <summary>With less room than this on the disk no picture is kept, in bytes.</summary>
    [Range(0, long.MaxValue)]
    public long MinFreeBytes { get; set; } = 256 << 20;
}

using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Silo.Hosting;

/// <summary>The process itself.</summary>
public sealed class SiloOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Silo";

    /// <summary>Where database and pictures are kept in embedded mode.</summary>
    [Required]
    public string DataFolder { get; set; } = "data";

    /// <summary>How long a stop may take before the process ends anyway.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(20);
}

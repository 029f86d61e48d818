using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Gateway.Hosting;

/// <summary>Where the gateway program finds its silos.</summary>
public sealed class ClusterOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Cluster";

    /// <summary>The PostgreSQL database in which silos register; without one there is one silo, on this machine.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Silos and gateways of one installation share it.</summary>
    [Required(AllowEmptyStrings = false)]
    public string ClusterId { get; set; } = "luna";

    /// <summary>The same for all versions of an installation.</summary>
    [Required(AllowEmptyStrings = false)]
    public string ServiceId { get; set; } = "luna-video-agent";

    /// <summary>The port for clients of the silo on this machine, if no database is named.</summary>
    [Range(1, 65535)]
    public int GatewayPort { get; set; } = 30000;

    /// <summary>How long a silo may take to answer; a call that may take longer says so itself.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);
}

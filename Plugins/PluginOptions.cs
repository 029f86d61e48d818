using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Plugins;

/// <summary>Which plug-ins are loaded and what they may hold up.</summary>
public sealed class PluginOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Plugins";

    /// <summary>The folder that holds a folder for each plug-in, whose assembly has its name; without it there are no plug-ins.</summary>
    public string? Folder { get; set; }

    /// <summary>Names of the plug-ins that are switched on; all, if none is named.</summary>
    public IList<string> Enabled { get; } = [];

    /// <summary>Reports that wait for one plug-in; of more the oldest are dropped.</summary>
    [Range(1, 100_000)]
    public int QueueLength { get; set; } = 1024;

    /// <summary>How long a plug-in may take for one report.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:05:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(5);
}

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Plugins;

/// <summary>The plug-ins of this process. One that cannot be loaded is listed with the reason, and disturbs nobody.</summary>
public sealed partial class PluginCatalog
{
    private readonly List<(IPlugin Plugin, PluginInfo Info)> _plugins = [];
    private readonly List<PluginInfo> _broken = [];

    /// <summary>Loads what the folder of the settings holds.</summary>
    public PluginCatalog(IOptions<PluginOptions> options, ILogger<PluginCatalog> logger)
    {
        ArgumentNullException.ThrowIfNull(options);

        if (options.Value.Folder is not { Length: > 0 } root)
        {
            return;
        }

        if (!Directory.Exists(root))
        {
            Log.NoFolder(logger, root);
            return;
        }

        foreach (var folder in Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal))
        {
            Load(folder, options.Value.Enabled, logger);
        }
    }

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<PluginInfo> List() =>
        [.. _plugins.Select(entry => entry.Info).Concat(_broken).OrderBy(info => info.Name, StringComparer.Ordinal)];

    /// <summary>Those of one kind that are switched on.</summary>
    internal IEnumerable<T> Enabled<T>()
        where T : IPlugin => _plugins.Where(entry => entry.Info.IsEnabled).Select(entry => entry.Plugin).OfType<T>();

    private void Load(string folder, IList<string> enabled, ILogger logger)
    {
        var name = Path.GetFileName(folder);

        try
        {
            var assembly = new PluginLoadContext(Path.GetFullPath(Path.Combine(folder, $"{name}.dll")))
                .LoadFromAssemblyPath(Path.GetFullPath(Path.Combine(folder, $"{name}.dll")));
            var version = assembly.GetName().Version?.ToString(fieldCount: 3);

            foreach (var type in assembly.GetExportedTypes().Where(IsPlugin))
            {
                var plugin = (IPlugin)Activator.CreateInstance(type)!;
                var isEnabled = enabled.Count == 0 || enabled.Contains(plugin.Name);
                _plugins.Add((plugin, new PluginInfo(plugin.Name, PluginGroups.Of(plugin), version, plugin.Description, isEnabled)));
            }
        }
#pragma warning disable CA1031 // Whatever a stranger's code throws while it is loaded, the agent starts.
        catch (Exception fault)
        {
            Log.Broken(logger, name, fault);
            var reason = $"Could not be loaded: {fault.GetType().Name}";
            _broken.Add(new PluginInfo(name, PluginGroups.Broken, Version: null, reason, IsEnabled: false));
        }
#pragma warning restore CA1031
    }

    private static bool IsPlugin(Type type) => type is { IsAbstract: false, IsClass: true } && type.IsAssignableTo(typeof(IPlugin));
}

using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Plugins;

public sealed partial class PluginCatalog
{
    private static partial class Log
    {
        [LoggerMessage(5000, LogLevel.Error, "Plug-in {Name} could not be loaded and is left out.")]
        public static partial void Broken(ILogger logger, string name, Exception exception);

        [LoggerMessage(5001, LogLevel.Warning, "The folder of plug-ins {Folder} is not there.")]
        public static partial void NoFolder(ILogger logger, string folder);
    }
}

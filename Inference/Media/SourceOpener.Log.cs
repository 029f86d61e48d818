using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Inference.Media;

internal sealed partial class SourceOpener
{
    private static partial class Log
    {
        [LoggerMessage(2050, LogLevel.Warning, "Source {Source} has options that are ignored: {Options}.")]
        public static partial void OptionsIgnored(ILogger logger, string source, string options);
    }
}

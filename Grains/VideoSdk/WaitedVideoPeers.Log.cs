using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.VideoSdk;

internal sealed partial class WaitedVideoPeers
{
    private static partial class Log
    {
        [LoggerMessage(1310, LogLevel.Information, "Silo {Silo} was lost with a video whose caller waits: {Reason}.")]
        public static partial void Lost(ILogger logger, SiloAddress silo, string reason);
    }
}

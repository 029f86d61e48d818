using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.VideoSdk;

internal sealed partial class WaitedVideoPeers
{
    private static partial class Log
    {
        [LoggerMessage(1310, LogLevel.Information, "Silo {Silo} did not analyse a video, which another one is asked for: {Reason}.")]
        public static partial void Lost(ILogger logger, SiloAddress silo, string reason);
    }
}

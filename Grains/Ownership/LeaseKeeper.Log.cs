using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Ownership;

internal sealed partial class LeaseKeeper
{
    private static partial class Log
    {
        [LoggerMessage(1050, LogLevel.Warning, "Leases could not be renewed; streams go on until their fences.")]
        public static partial void RenewalFailed(ILogger logger, Exception exception);

        [LoggerMessage(1051, LogLevel.Warning, "The lease of stream {StreamId} (epoch {Epoch}) belongs to somebody else now.")]
        public static partial void Lost(ILogger logger, Guid streamId, long epoch);
    }
}

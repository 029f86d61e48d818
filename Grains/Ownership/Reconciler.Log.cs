using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Ownership;

internal sealed partial class Reconciler
{
    private static partial class Log
    {
        [LoggerMessage(1060, LogLevel.Warning, "Work of kind {Kind} could not be reconciled; the next pass tries again.")]
        public static partial void PassFailed(ILogger logger, WorkKind kind, Exception exception);

        [LoggerMessage(1061, LogLevel.Information, "{WorkId} did not start: {Reason}.")]
        public static partial void NotStarted(ILogger logger, Guid workId, string reason);
    }
}

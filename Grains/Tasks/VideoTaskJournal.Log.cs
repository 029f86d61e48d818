using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Tasks;

internal sealed partial class VideoTaskJournal
{
    private static partial class Log
    {
        [LoggerMessage(1045, LogLevel.Warning, "Task {TaskId} could not write to the database; it tries again while it has its lease.")]
        public static partial void NotWritten(ILogger logger, Guid taskId, Exception exception);

        [LoggerMessage(1046, LogLevel.Error, "Task {TaskId} ended by a fault that is not its video's.")]
        public static partial void Faulted(ILogger logger, Guid taskId, Exception exception);
    }
}

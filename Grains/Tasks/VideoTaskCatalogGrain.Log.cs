using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Tasks;

internal sealed partial class VideoTaskCatalogGrain
{
    private static partial class Log
    {
        [LoggerMessage(1042, LogLevel.Debug, "Task {TaskId} did not run when it was cancelled: {Reason}.")]
        public static partial void NotRefreshed(ILogger logger, Guid taskId, string reason);
    }
}

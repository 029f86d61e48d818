using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Tasks;

internal sealed partial class TaskReconciler
{
    private static partial class Log
    {
        [LoggerMessage(1040, LogLevel.Warning, "Tasks could not be reconciled; the next pass tries again.")]
        public static partial void PassFailed(ILogger logger, Exception exception);

        [LoggerMessage(1041, LogLevel.Information, "Task {TaskId} did not start: {Reason}.")]
        public static partial void NotStarted(ILogger logger, Guid taskId, string reason);
    }
}

using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Tasks;

internal sealed partial class VideoTaskGrain
{
    private static partial class Log
    {
        [LoggerMessage(1043, LogLevel.Information, "Task {TaskId} runs here, epoch {Epoch}.")]
        public static partial void Started(ILogger logger, Guid taskId, long epoch);

        [LoggerMessage(1044, LogLevel.Information, "Task {TaskId} leaves: {Reason}.")]
        public static partial void Leaving(ILogger logger, Guid taskId, DeactivationReasonCode reason);
    }
}

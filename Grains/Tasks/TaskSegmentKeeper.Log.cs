using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Tasks;

internal sealed partial class TaskSegmentKeeper
{
    private static partial class Log
    {
        [LoggerMessage(1306, LogLevel.Warning, "The checkpoints of task {TaskId} could not be read; its segments are done again.")]
        public static partial void NotRead(ILogger logger, Guid taskId, Exception exception);

        [LoggerMessage(1307, LogLevel.Warning, "Segment {Index} of task {TaskId} could not be kept; the task goes on without.")]
        public static partial void NotKept(ILogger logger, Guid taskId, int index, Exception exception);
    }
}

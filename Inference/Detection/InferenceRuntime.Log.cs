using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Inference.Detection;

public sealed partial class InferenceRuntime
{
    private static partial class Log
    {
        [LoggerMessage(2102, LogLevel.Error, "The model {Model} cannot be used: {Reason}.")]
        public static partial void ModelBroken(ILogger logger, string model, string reason);

        [LoggerMessage(2103, LogLevel.Information, "The model {Model} is there.")]
        public static partial void ModelAdded(ILogger logger, string model);

        [LoggerMessage(2104, LogLevel.Information, "The model {Model} is replaced; streams that use it go on with the new one.")]
        public static partial void ModelReplaced(ILogger logger, string model);

        [LoggerMessage(2105, LogLevel.Information, "The model {Model} is gone; streams that use it go on until they end.")]
        public static partial void ModelRemoved(ILogger logger, string model);

        [LoggerMessage(2106, LogLevel.Error, "The model {Model} was changed and is not taken, the former one stays in use: {Reason}.")]
        public static partial void ModelKept(ILogger logger, string model, string reason);
    }
}

using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Inference.Detection;

public sealed partial class InferenceRuntime
{
    private static partial class Log
    {
        [LoggerMessage(2102, LogLevel.Error, "The model {Model} cannot be used: {Reason}.")]
        public static partial void ModelBroken(ILogger logger, string model, string reason);
    }
}

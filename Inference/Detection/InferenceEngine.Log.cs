using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Inference.Detection;

public sealed partial class InferenceEngine
{
    private static partial class Log
    {
        [LoggerMessage(2100, LogLevel.Information, "{Model} runs on {Provider} with {Sessions} sessions and batches of up to {Batch}.")]
        public static partial void Started(ILogger logger, string model, ExecutionProviderKind provider, int sessions, int batch);

        [LoggerMessage(2101, LogLevel.Warning, "{Model} cannot run on {Provider} and runs on the processor instead: {Reason}.")]
        public static partial void Refused(ILogger logger, string model, ExecutionProviderKind provider, string reason);
    }
}

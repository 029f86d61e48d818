namespace LunaVideoAgent.Gateway.Config;

public static partial class UnusedSettingNotice
{
    private static partial class Log
    {
        [LoggerMessage(4040, LogLevel.Warning, "The setting {Name} of the original service sets nothing here: {Instead}.")]
        public static partial void Unused(ILogger logger, string name, string instead);
    }
}

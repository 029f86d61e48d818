namespace LunaVideoAgent.Silo.Delivery.Brokers;

internal sealed partial class KafkaConnection
{
    private static partial class Log
    {
        [LoggerMessage(1230, LogLevel.Debug, "Kafka's client says of {Name}: {Words}.")]
        public static partial void Said(ILogger logger, string name, string words);
    }
}

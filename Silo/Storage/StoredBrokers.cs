using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Silo.Storage;

/// <summary>Brokers in the stored settings of streams.</summary>
internal static class StoredBrokers
{
    /// <summary>The callbacks to brokers that are switched on.</summary>
    public static IReadOnlyList<CallbackSettings> Of(IEnumerable<string> documents) =>
    [
        .. from document in documents
           from analytic in StoredJson.Read(document).Analytics
           from callback in analytic.Callbacks
           where callback is { Enabled: true, Kind: CallbackKind.Kafka or CallbackKind.Mqtt }
           select callback,
    ];
}

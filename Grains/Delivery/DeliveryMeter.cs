using System.Diagnostics.Metrics;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Telemetry;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>Figures of all callbacks of a silo.</summary>
internal sealed class DeliveryMeter : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _stored;
    private readonly Counter<long> _lost;
    private readonly Counter<long> _attempts;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _age;

    /// <summary>Makes the instruments.</summary>
    public DeliveryMeter(IMeterFactory meters)
    {
        _meter = meters.Create(StreamMeter.Name);
        _stored = _meter.CreateCounter<long>("luna.deliveries.stored", "{message}", "Messages to callbacks that were stored.");
        _lost = _meter.CreateCounter<long>("luna.deliveries.lost", "{message}", "Messages to callbacks that could not be stored.");
        _attempts = _meter.CreateCounter<long>("luna.deliveries.attempts", "{attempt}", "Attempts to deliver, by kind and result.");
        _stored.Add(0);
        _lost.Add(0);
        _duration = _meter.CreateHistogram<double>("luna.deliveries.duration", "s", "How long receivers took.");
        _age = _meter.CreateHistogram<double>("luna.deliveries.age", "s", "From the making of a message to its delivery.");
    }

    /// <summary>Messages were stored.</summary>
    public void CountStored(int count) => _stored.Add(count);

    /// <summary>Messages were lost.</summary>
    public void CountLost(int count) => _lost.Add(count);

    /// <summary>One attempt was made.</summary>
    public void RecordAttempt(CallbackKind kind, bool isDelivered, TimeSpan duration, TimeSpan age)
    {
        var tag = new KeyValuePair<string, object?>("kind", WordOf(kind));
        _attempts.Add(1, tag, new KeyValuePair<string, object?>("result", isDelivered ? "delivered" : "failed"));
        _duration.Record(duration.TotalSeconds, tag);

        if (isDelivered)
        {
            _age.Record(age.TotalSeconds, tag);
        }
    }

    private static string WordOf(CallbackKind kind) => kind switch
    {
        CallbackKind.Http => "http",
        CallbackKind.Kafka => "kafka",
        CallbackKind.Mqtt => "mqtt",
        _ => "other",
    };

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}

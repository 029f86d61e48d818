using System.Diagnostics.Metrics;
using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Grains.Telemetry;

/// <summary>Figures of all pipelines of a silo.</summary>
internal sealed class StreamMeter : IDisposable
{
    /// <summary>The name to listen to.</summary>
    public const string Name = "LunaVideoAgent.Grains";

    private readonly Meter _meter;
    private readonly Counter<long> _analysed;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _reconnects;
    private readonly Counter<long> _events;
    private readonly Histogram<double> _age;
    private readonly Histogram<double> _inference;
    private readonly Histogram<double> _queue;

    /// <summary>Makes the instruments.</summary>
    public StreamMeter(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _analysed = _meter.CreateCounter<long>("luna.frames.analysed", "{frame}", "Frames that went through the analytics.");
        _dropped = _meter.CreateCounter<long>("luna.frames.dropped", "{frame}", "Frames that were passed over, by reason.");
        _reconnects = _meter.CreateCounter<long>("luna.source.reconnects", "{attempt}", "Attempts to open a lost source again.");
        _events = _meter.CreateCounter<long>("luna.events", "{event}", "Events sent, by type.");
        _age = _meter.CreateHistogram<double>("luna.result.age", "s", "From decoded frame to result.");
        _inference = _meter.CreateHistogram<double>("luna.detection.duration", "s", "Run time of the network for one frame.");
        _queue = _meter.CreateHistogram<double>("luna.detection.queue", "s", "How long a frame waited for the network.");
    }

    /// <summary>One frame was passed over.</summary>
    public void CountDropped(string reason) => _dropped.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <summary>Frames were passed over before decoding, since the reading had fallen behind; none is no news.</summary>
    public void CountLate(long count)
    {
        if (count > 0)
        {
            _dropped.Add(count, new KeyValuePair<string, object?>("reason", "late"));
        }
    }

    /// <summary>One attempt to reconnect.</summary>
    public void CountReconnect() => _reconnects.Add(1);

    /// <summary>Events were sent.</summary>
    public void CountEvents(string type, int count) => _events.Add(count, new KeyValuePair<string, object?>("type", type));

    /// <summary>One frame is analysed.</summary>
    public void RecordAnalysed(TimeSpan age)
    {
        _analysed.Add(1);
        _age.Record(age.TotalSeconds);
    }

    /// <summary>One detection is done.</summary>
    public void RecordDetection(DetectionResult result)
    {
        _inference.Record(result.InferenceTime.TotalSeconds);
        _queue.Record(result.QueueTime.TotalSeconds);
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using LunaVideoAgent.Grains.Pipeline;

namespace LunaVideoAgent.Grains.Telemetry;

/// <summary>
/// Figures of single streams, labelled with their ids. Only streams that run here are shown, so there are never more series than slots;
/// what counts goes on where the owner before stood.
/// </summary>
internal sealed class StreamFigures(string meterName) : IDisposable
{
    /// <summary>Streams, one after the other, for which a listener may set aside a place; then the meter begins anew.</summary>
    internal const int MaxSeen = 1_000;

    private readonly ConcurrentDictionary<Guid, PipelineCounters> _running = new();
    private readonly HashSet<Guid> _seen = [];
    private readonly Lock _gate = new();
    private Meter? _meter;

    /// <summary>A stream runs here from now on.</summary>
    public void Add(Guid streamId, PipelineCounters counters)
    {
        _running[streamId] = counters;

        lock (_gate)
        {
            // Listeners keep a place for each label they ever saw and have a limit; a new meter is a clean page.
            if (_meter is null || (_seen.Add(streamId) && _seen.Count > MaxSeen))
            {
                _seen.Clear();
                _seen.UnionWith(_running.Keys);
                _meter?.Dispose();
                _meter = NewMeter();
            }
        }
    }

    /// <summary>It does not any more, unless somebody else has taken it here meanwhile.</summary>
    public void Remove(Guid streamId, PipelineCounters counters) =>
        _running.TryRemove(new KeyValuePair<Guid, PipelineCounters>(streamId, counters));

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _meter?.Dispose();
        }
    }

    private static KeyValuePair<string, object?> Label(Guid streamId) => new("stream_id", streamId.ToString());

    private Meter NewMeter()
    {
        var meter = new Meter(meterName);
        Count(meter, "luna.stream.frames.read", "{frame}", "Frames of the source, wanted or not.", one => one.Source.Frames);
        Count(meter, "luna.stream.frames.decoded", "{frame}", "Frames that left the decoder.", one => one.Source.Decoded);
        Count(meter, "luna.stream.frames.analysed", "{frame}", "Frames that went through the analytics.", one => one.Analysed);
        Count(meter, "luna.stream.decode_errors", "{packet}", "Packets that the decoder refused.", one => one.Source.Errors);
        Count(meter, "luna.stream.reconnects", "{attempt}", "Attempts to open the lost source again.", one => one.Reconnects);
        meter.CreateObservableCounter(
            "luna.stream.frames.dropped", ReadDropped, "{frame}", "Frames that were passed over, by reason.");
        meter.CreateObservableGauge(
            "luna.stream.result.age", () => Read(one => one.AgeOfResult.TotalSeconds), "s", "From decoded frame to result, of the newest.");
        meter.CreateObservableGauge(
            "luna.stream.last_frame.time", ReadLastFrames, "s", "When the newest analysed frame left the decoder, in Unix time.");
        return meter;
    }

    private void Count(Meter meter, string name, string unit, string description, Func<PipelineCounters, long> read) =>
        meter.CreateObservableCounter(name, () => Read(read), unit, description);

    private IEnumerable<Measurement<T>> Read<T>(Func<PipelineCounters, T> read)
        where T : struct =>
        _running.Select(pair => new Measurement<T>(read(pair.Value), Label(pair.Key)));

    private IEnumerable<Measurement<double>> ReadLastFrames() =>
        from pair in _running
        let time = pair.Value.LastFrameTime
        where time is not null
        select new Measurement<double>(time.Value.ToUnixTimeMilliseconds() / 1000.0, Label(pair.Key));

    private IEnumerable<Measurement<long>> ReadDropped()
    {
        foreach (var (streamId, counters) in _running)
        {
            yield return new Measurement<long>(counters.Dropped, Label(streamId), new("reason", "busy"));
            yield return new Measurement<long>(counters.Source.Late, Label(streamId), new("reason", "late"));
        }
    }
}

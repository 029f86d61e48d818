using System.Diagnostics.Metrics;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Media;
using Microsoft.Extensions.Hosting;

namespace LunaVideoAgent.Grains.Telemetry;

/// <summary>
/// Figures of all pipelines of a silo. What only grows is there from the start, so that its first step is seen: therefore it is hosted.
/// </summary>
internal sealed class StreamMeter : IHostedService, IDisposable
{
    /// <summary>The name to listen to.</summary>
    public const string Name = "LunaVideoAgent.Grains";

    private readonly Meter _meter;
    private readonly Tally<DropReason> _dropped = new("reason");
    private readonly Tally<StartKind> _starts = new("kind");
    private readonly Histogram<double> _age;
    private readonly Histogram<double> _inference;
    private readonly Histogram<double> _queue;
    private readonly Counter<long> _events;
    private long _read;
    private long _decoded;
    private long _corrupt;
    private long _decodeErrors;
    private long _analysed;
    private long _reconnects;

    /// <summary>Makes the instruments.</summary>
    public StreamMeter(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        Streams = new StreamFigures(Name);
        Count("luna.frames.read", "{frame}", "Frames of all sources, wanted or not.", () => Volatile.Read(ref _read));
        Count("luna.frames.decoded", "{frame}", "Frames that left the decoder.", () => Volatile.Read(ref _decoded));
        Count("luna.frames.corrupt", "{frame}", "Frames that the decoder marked as damaged.", () => Volatile.Read(ref _corrupt));
        Count("luna.frames.analysed", "{frame}", "Frames that went through the analytics.", () => Volatile.Read(ref _analysed));
        Count("luna.source.decode_errors", "{packet}", "Packets that the decoder refused.", () => Volatile.Read(ref _decodeErrors));
        Count("luna.source.reconnects", "{attempt}", "Attempts to open a lost source again.", () => Volatile.Read(ref _reconnects));
        _meter.CreateObservableCounter("luna.frames.dropped", _dropped.Read, "{frame}", "Frames that were passed over, by reason.");
        _meter.CreateObservableCounter("luna.stream.starts", _starts.Read, "{stream}", "Streams that this silo took, by what came before.");
        _events = _meter.CreateCounter<long>("luna.events", "{event}", "Events, by type.");
        _age = _meter.CreateHistogram<double>("luna.result.age", "s", "From decoded frame to result.");
        _inference = _meter.CreateHistogram<double>("luna.detection.duration", "s", "Run time of the network for one frame.");
        _queue = _meter.CreateHistogram<double>("luna.detection.queue", "s", "How long a frame waited for the network.");
    }

    /// <summary>Figures of single streams.</summary>
    public StreamFigures Streams { get; }

    /// <summary>One frame was passed over.</summary>
    public void CountDropped() => _dropped.Add(DropReason.Busy, 1);

    /// <summary>What a source has counted since it was last asked.</summary>
    public void CountRead(FrameSourceStatistics before, FrameSourceStatistics now)
    {
        Interlocked.Add(ref _read, now.Frames - before.Frames);
        Interlocked.Add(ref _decoded, now.Decoded - before.Decoded);
        Interlocked.Add(ref _corrupt, now.Corrupt - before.Corrupt);
        Interlocked.Add(ref _decodeErrors, now.Errors - before.Errors);
        _dropped.Add(DropReason.Late, now.Late - before.Late);
    }

    /// <summary>One attempt to reconnect.</summary>
    public void CountReconnect() => Interlocked.Increment(ref _reconnects);

    /// <summary>One stream was taken.</summary>
    public void CountStart(StartKind kind) => _starts.Add(kind, 1);

    /// <summary>Events were sent.</summary>
    public void CountEvents(string type, int count) => _events.Add(count, new KeyValuePair<string, object?>("type", type));

    /// <summary>One frame is analysed.</summary>
    public void RecordAnalysed(TimeSpan age)
    {
        Interlocked.Increment(ref _analysed);
        _age.Record(age.TotalSeconds);
    }

    /// <summary>One detection is done.</summary>
    public void RecordDetection(DetectionResult result)
    {
        _inference.Record(result.InferenceTime.TotalSeconds);
        _queue.Record(result.QueueTime.TotalSeconds);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        Streams.Dispose();
        _meter.Dispose();
    }

    private void Count(string name, string unit, string description, Func<long> read) =>
        _meter.CreateObservableCounter(name, read, unit, description);
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>Figures of the networks of this process, by model. One meter for all engines: what listens finds it by its name.</summary>
internal static class InferenceMeter
{
    private static readonly ConcurrentDictionary<InferenceEngine, KeyValuePair<string, object?>> Engines = new();
    private static readonly Meter Meter = new("LunaVideoAgent.Inference");

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("luna.inference.duration", "s", "Run time of a network, of a batch.");

    private static readonly Histogram<int> BatchSize =
        Meter.CreateHistogram<int>("luna.inference.batch.size", "{picture}", "Pictures in one run of a network.");

    static InferenceMeter()
    {
        Meter.CreateObservableGauge(
            "luna.inference.queue.length", () => Read(engine => engine.QueuedCount), "{picture}", "Pictures that wait for a session.");
        Meter.CreateObservableGauge(
            "luna.inference.sessions", () => Read(engine => engine.SessionCount), "{session}", "Sessions that take pictures.");
    }

    /// <summary>Shows an engine from now on.</summary>
    public static void Add(InferenceEngine engine, string model) => Engines[engine] = LabelOf(model);

    /// <summary>Shows it no more.</summary>
    public static void Remove(InferenceEngine engine) => Engines.TryRemove(engine, out _);

    /// <summary>The label of a model.</summary>
    public static KeyValuePair<string, object?> LabelOf(string model) => new("model", model);

    /// <summary>One run is done.</summary>
    public static void Record(KeyValuePair<string, object?> model, int pictures, TimeSpan duration)
    {
        Duration.Record(duration.TotalSeconds, model);
        BatchSize.Record(pictures, model);
    }

    private static IEnumerable<Measurement<int>> Read(Func<InferenceEngine, int> read) =>
        Engines.Select(pair => new Measurement<int>(read(pair.Key), pair.Value));
}

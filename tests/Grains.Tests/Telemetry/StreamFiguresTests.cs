using System.Diagnostics.Metrics;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Telemetry;

namespace LunaVideoAgent.Grains.Tests.Telemetry;

internal sealed class StreamFiguresTests
{
    private const string Analysed = "luna.stream.frames.analysed";

    private string _meter = null!;
    private StreamFigures _figures = null!;
    private HashSet<Instrument> _instruments = null!;
    private MeterListener _listener = null!;
    private List<(string Stream, long Value)> _seen = null!;

    [SetUp]
    public void SetUp()
    {
        _meter = $"figures-{Guid.NewGuid():n}";
        _figures = new StreamFigures(_meter);
        _instruments = [];
        _seen = [];
        _listener = new MeterListener
        {
            InstrumentPublished = Listen,
            MeasurementsCompleted = (instrument, _) => _instruments.Remove(instrument),
        };
        _listener.SetMeasurementEventCallback<long>((_, value, labels, _) => _seen.Add(((string)labels[0].Value!, value)));
        _listener.Start();
    }

    [TearDown]
    public void TearDown()
    {
        _listener.Dispose();
        _figures.Dispose();
    }

    [Test]
    public void A_stream_is_shown_while_it_runs_here()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var counters = Counters(analysed: 3);
        _figures.Add(first, counters);
        _figures.Add(second, Counters(analysed: 7));
        var both = Look();

        _figures.Remove(first, counters);
        var one = Look();

        Assert.That(both, Is.EquivalentTo([($"{first}", 3L), ($"{second}", 7L)]));
        Assert.That(one, Is.EqualTo([($"{second}", 7L)]));
    }

    [Test]
    public void Who_took_a_stream_over_here_stays_when_the_one_before_goes()
    {
        var stream = Guid.NewGuid();
        var before = Counters(analysed: 1);
        _figures.Add(stream, before);
        _figures.Add(stream, Counters(analysed: 2));

        _figures.Remove(stream, before);

        Assert.That(Look(), Is.EqualTo([($"{stream}", 2L)]));
    }

    [Test]
    public void After_many_streams_the_meter_begins_anew_and_shows_those_that_run()
    {
        var stays = Guid.NewGuid();
        _figures.Add(stays, Counters(analysed: 5));
        var instrument = _instruments.Single();

        for (var i = 0; i <= StreamFigures.MaxSeen; i++)
        {
            var (stream, counters) = (Guid.NewGuid(), Counters(analysed: 1));
            _figures.Add(stream, counters);
            _figures.Remove(stream, counters);
        }

        Assert.That(_instruments.Single(), Is.Not.SameAs(instrument));
        Assert.That(Look(), Is.EqualTo([($"{stays}", 5L)]));
    }

    private static PipelineCounters Counters(long analysed)
    {
        var counters = new PipelineCounters();
        counters.GoOn(analysed, dropped: 0, reconnects: 0);
        return counters;
    }

    private void Listen(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == _meter && instrument.Name == Analysed)
        {
            _instruments.Add(instrument);
            listener.EnableMeasurementEvents(instrument);
        }
    }

    private List<(string Stream, long Value)> Look()
    {
        _seen = [];
        _listener.RecordObservableInstruments();
        return _seen;
    }
}

using System.Diagnostics.Metrics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Streams;
using LunaVideoAgent.Grains.Tasks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Telemetry;

/// <summary>
/// What the database says of the whole cluster: every silo shows the same, so that it is known as long as one lives. Asked for now and
/// then; while the database does not answer there is no figure rather than an old one.
/// </summary>
internal sealed partial class WorkMeter : BackgroundService
{
    private const int MostCounted = 100_000;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private static readonly (StreamStatus Status, string Label)[] Statuses =
    [
        (StreamStatus.Pending, "pending"),
        (StreamStatus.InProgress, "in_progress"),
        (StreamStatus.Failure, "failure"),
        (StreamStatus.Stop, "stop"),
    ];

    private readonly Meter _meter;
    private readonly IStreamStore _streams;
    private readonly IVideoTaskStore _tasks;
    private readonly IDeliveryStore _deliveries;
    private readonly TimeProvider _time;
    private readonly ILogger<WorkMeter> _logger;
    private volatile Figures? _figures;
    private bool _isFailing;

    /// <summary>Makes the instruments.</summary>
    public WorkMeter(
        IMeterFactory meters,
        IStreamStore streams,
        IVideoTaskStore tasks,
        IDeliveryStore deliveries,
        TimeProvider time,
        ILogger<WorkMeter> logger)
    {
        (_streams, _tasks, _deliveries, _time, _logger) = (streams, tasks, deliveries, time, logger);
        _meter = meters.Create(StreamMeter.Name);
        _meter.CreateObservableGauge("luna.streams", () => _figures?.Streams ?? [], "{stream}", "Streams of the cluster, by status.");
        _meter.CreateObservableGauge("luna.tasks.pending", () => _figures?.Tasks ?? [], "{task}", "Tasks of the cluster that wait.");
        _meter.CreateObservableGauge(
            "luna.deliveries.waiting", () => _figures?.Waiting ?? [], "{message}", "Messages of the cluster to callbacks that wait.");
        _meter.CreateObservableGauge(
            "luna.deliveries.dead", () => _figures?.Dead ?? [], "{message}", "Messages of the cluster that were given up.");
        _meter.CreateObservableGauge(
            "luna.deliveries.oldest_age", () => _figures?.OldestAge ?? [], "s", "How long the oldest waiting message has been due.");
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    /// <summary>Asks once.</summary>
    internal async Task AskAsync(CancellationToken cancellationToken)
    {
        var streams = new Measurement<int>[Statuses.Length];

        for (var i = 0; i < streams.Length; i++)
        {
            var count = await _streams.CountAsync(new StreamFilter { Statuses = [Statuses[i].Status] }, cancellationToken);
            streams[i] = new Measurement<int>(count, new KeyValuePair<string, object?>("status", Statuses[i].Label));
        }

        var tasks = await _tasks.CountPendingAsync(MostCounted, cancellationToken);
        var outbox = await _deliveries.MeasureAsync(MostCounted, cancellationToken);
        _figures = new Figures(
            streams,
            [new Measurement<int>(tasks)],
            [new Measurement<long>(outbox.Waiting)],
            [new Measurement<int>(outbox.Dead)],
            [new Measurement<double>(AgeOf(outbox.OldestTime))]);
        _isFailing = false;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _time);

        do
        {
            try
            {
                await AskAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Forget(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // What is to be told later is not late.
    private double AgeOf(DateTimeOffset? oldest) => oldest is { } time ? Math.Max(0, (_time.GetUtcNow() - time).TotalSeconds) : 0;

    private void Forget(Exception exception)
    {
        _figures = null;

        if (!_isFailing)
        {
            _isFailing = true;
            Log.NotCounted(_logger, exception);
        }
    }

    private sealed record Figures(
        Measurement<int>[] Streams,
        Measurement<int>[] Tasks,
        Measurement<long>[] Waiting,
        Measurement<int>[] Dead,
        Measurement<double>[] OldestAge);
}

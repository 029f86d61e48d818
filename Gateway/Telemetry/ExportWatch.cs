using System.Diagnostics.Tracing;
using System.Globalization;
using LunaVideoAgent.Grains.Abstractions;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Gateway.Telemetry;

/// <summary>
/// Says in the log that a receiver of metrics and traces is not reached, and that it is again. The exporter itself tells nobody but who
/// listens to its event source.
/// </summary>
internal sealed partial class ExportWatch(IOptions<TelemetryOptions> options, ILogger<ExportWatch> logger) : IHostedService, IDisposable
{
    /// <summary>The exporter's event source.</summary>
    internal const string SourceName = "OpenTelemetry-Exporter-OpenTelemetryProtocol";

    private const string Succeeded = "ExportSuccess";

    private Listener? _listener;
    private long _failures;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listener = new Listener(Note);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _listener?.Dispose();

    // The first of a row of failures that doubles each time, so that a receiver that is away does not fill the log.
    private void Note(EventWrittenEventArgs told)
    {
        if (told.EventName == Succeeded)
        {
            if (Interlocked.Exchange(ref _failures, 0) > 0)
            {
                Log.Arrived(logger, Address);
            }
        }
        else if (IsFault(told.Level) && Interlocked.Increment(ref _failures) is var count && long.IsPow2(count))
        {
            Log.NotArrived(logger, Address, count, ReasonOf(told));
        }
    }

    // Every source also tells its counters, at no level at all.
    private static bool IsFault(EventLevel level) => level is EventLevel.Critical or EventLevel.Error or EventLevel.Warning;

    private string Address => SecretMask.Text($"{options.Value.OtlpEndpoint}");

    // An exception comes with its stack; its first line says it.
    private static string ReasonOf(EventWrittenEventArgs told)
    {
        var text = string.Format(CultureInfo.InvariantCulture, told.Message ?? told.EventName ?? "", told.Payload?.ToArray() ?? []);
        return SecretMask.Text(text.Split('\n')[0].TrimEnd('.', '\r'));
    }

    private sealed class Listener(Action<EventWrittenEventArgs> note) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == SourceName)
            {
                EnableEvents(eventSource, EventLevel.Informational);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventSource.Name == SourceName)
            {
                note(eventData);
            }
        }
    }
}

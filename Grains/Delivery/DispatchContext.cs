using System.Diagnostics;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Telemetry;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>What those who send share.</summary>
internal sealed class DispatchContext(
    IDeliveryStore store,
    IEventStore events,
    IEnumerable<ICallbackSender> senders,
    DeliveryMeter meter,
    IOptions<DeliveryOptions> options,
    TimeProvider time)
{
    private readonly Dictionary<CallbackKind, ICallbackSender> _senders = senders.ToDictionary(sender => sender.Kind);

    /// <summary>The outbox.</summary>
    public IDeliveryStore Store => store;

    /// <summary>The events store.</summary>
    public IEventStore Events => events;

    /// <summary>Figures.</summary>
    public DeliveryMeter Meter => meter;

    /// <summary>Settings.</summary>
    public DeliveryOptions Options => options.Value;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Who lets targets of one address in.</summary>
    public EndpointGate Gate { get; } = new(options.Value.MaxTargetsPerEndpoint, new Random(Environment.ProcessId));

    /// <summary>Makes one attempt and counts it.</summary>
    /// <param name="target">Who gets it.</param>
    /// <param name="delivery">What.</param>
    /// <param name="tell">Tells of the outcome, within the attempt's trace.</param>
    /// <param name="cancellationToken">Stops on the way.</param>
    public async Task<DeliveryOutcome> SendAsync(
        DeliveryTarget target, PendingDelivery delivery, Action<DeliveryOutcome> tell, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        using var activity = StreamActivities.BeginDelivery(target, delivery);
        var traced = activity is null ? delivery : delivery with { TraceParent = activity.Id };
        var outcome = _senders.TryGetValue(target.Callback.Kind, out var sender)
            ? await sender.SendAsync(target, traced, cancellationToken)
            : DeliveryOutcome.Failed($"this agent does not send to callbacks of the kind {target.Callback.Kind}");
        activity?.SetStatus(outcome.IsDelivered ? ActivityStatusCode.Ok : ActivityStatusCode.Error, outcome.Error);
        var age = time.GetUtcNow() - delivery.CreateTime;

        meter.RecordAttempt(target.Callback.Kind, outcome.IsDelivered, time.GetElapsedTime(start), age);
        Gate.Note(target.Endpoint, outcome.HasAnswered);
        tell(outcome);
        return outcome;
    }
}

using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Delivery;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Delivery.Brokers;

/// <summary>Sends messages to brokers of one kind. A message is delivered when the broker has confirmed it.</summary>
internal sealed class BrokerCallbackSender(
    IBrokerConnector connector, IOptions<CallbackOptions> options, TimeProvider time) : ICallbackSender, IAsyncDisposable
{
    private static readonly TimeSpan Crowded = TimeSpan.FromSeconds(1);

    private readonly BrokerPool _pool = new(connector, options, time);

    /// <inheritdoc/>
    public CallbackKind Kind => connector.Kind;

    /// <inheritdoc/>
    public async Task<DeliveryOutcome> SendAsync(DeliveryTarget target, PendingDelivery delivery, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.BrokerTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);

        try
        {
            using var lease = await _pool.TakeAsync(target.Callback, either.Token);

            return lease is null
                ? DeliveryOutcome.Failed("this silo is connected to too many brokers (Callbacks:MaxBrokers)", Crowded)
                : await SendAsync(lease, target, delivery, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return DeliveryOutcome.Unanswered("no confirmation in time");
        }
        catch (CallbackRefusedException refused)
        {
            return DeliveryOutcome.Failed(refused.Message);
        }
        catch (BrokerException fault)
        {
            return fault.HasAnswered ? DeliveryOutcome.Failed(fault.Message) : DeliveryOutcome.Unanswered(fault.Message);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    private static async Task<DeliveryOutcome> SendAsync(
        BrokerPool.Lease lease, DeliveryTarget target, PendingDelivery delivery, CancellationToken cancellationToken)
    {
        // What ends in any other way than an answer leaves a connection of which nothing is known.
        var isKnown = false;

        try
        {
            var outcome = await lease.Connection.SendAsync(target, delivery, cancellationToken);
            isKnown = outcome.HasAnswered;
            return outcome;
        }
        finally
        {
            if (!isKnown)
            {
                lease.GiveUp();
            }
        }
    }
}

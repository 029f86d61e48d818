using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Ownership;

/// <summary>The silo that a supervisor starts in the stead of this one, which is to stop.</summary>
internal sealed class Successor(ClusterView cluster, IOptions<OwnershipOptions> options, TimeProvider time)
{
    // It has joined, but what it does first still takes the processor from the moves that are to follow.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Returns two seconds after another silo has joined the cluster, or after <see cref="OwnershipOptions.DrainDelay"/> if none has.
    /// </summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var delay = new CancellationTokenSource(options.Value.DrainDelay, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(delay.Token, cancellationToken);

        try
        {
            await cluster.NewcomerAsync(end.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody came in that time.
            return;
        }

        await Task.Delay(Settling, time, cancellationToken);
    }
}

using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Logging;
using Orleans.Serialization;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>Hands what is known of a stream from owner to owner. Best effort: a stream whose memory is lost begins anew.</summary>
internal sealed partial class StreamHandovers(
    IHandoverStore store,
    Serializer serializer,
    SourceStandbys sources,
    ILogger<StreamHandovers> logger)
{
    // A tracker takes some 500 bytes a track, an event of a thousand frames about 100 kB.
    private const int MaxBytes = 4 << 20;

    /// <summary>Sources that are open already.</summary>
    public SourceStandbys Sources => sources;

    /// <summary>Leaves it to whoever takes the lease next.</summary>
    public async Task SaveAsync(Lease lease, StreamHandover handover)
    {
        try
        {
            var bytes = serializer.SerializeToArray(handover);

            if (bytes.Length > MaxBytes)
            {
                Log.TooLarge(logger, lease.StreamId, bytes.Length);
                return;
            }

            await store.SaveAsync(lease, bytes, CancellationToken.None);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The lease must be given back whatever happens here.
            Log.NotSaved(logger, lease.StreamId, exception);
        }
    }

    /// <summary>What the owner before left; null if there is nothing, or nothing that can be read.</summary>
    public async Task<StreamHandover?> TakeAsync(Lease lease, CancellationToken cancellationToken)
    {
        if (lease.WasLost || await store.TakeAsync(lease, cancellationToken) is not { } bytes)
        {
            return null;
        }

        try
        {
            return serializer.Deserialize<StreamHandover>(bytes);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A silo of another version wrote it.
            Log.NotUnderstood(logger, lease.StreamId, exception);
            return null;
        }
    }
}

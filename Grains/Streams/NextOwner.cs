using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Logging;
using Orleans.Runtime.Services;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>
/// Finds the silo that a stream is to be moved to and has it open the source, while its present owner still runs it: a camera gives its
/// next pictures only after a connection and a key frame, which can be seconds. Once the owner has let go, the silo is told to go on.
/// </summary>
internal sealed partial class NextOwner(
    IServiceProvider services,
    SlotChooser chooser,
    ClusterView cluster,
    TimeProvider time,
    ILogger<NextOwner> logger) : GrainServiceClient<INextOwnerService>(services)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>The silo; null if none was found, then placement looks again.</summary>
    public async Task<SiloAddress?> PrepareAsync(Guid streamId, CancellationToken cancellationToken)
    {
        SiloAddress? silo = null;

        try
        {
            silo = await chooser.ChooseAsync(WorkKind.Stream, streamId, cluster.Others, cancellationToken);

            if (silo is not null && !await GetGrainService(silo).PrepareAsync(streamId).WaitAsync(Timeout, time, cancellationToken))
            {
                Log.NotOpened(logger, streamId, silo);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The move goes on without it; it only takes longer.
            Log.NotPrepared(logger, streamId, exception);
        }

        return silo;
    }

    /// <summary>Has the silo go on with a stream at once, ahead of its grain.</summary>
    public async Task StartAsync(Guid streamId, SiloAddress silo, CancellationToken cancellationToken)
    {
        try
        {
            await GetGrainService(silo).StartAsync(streamId).WaitAsync(Timeout, time, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Its grain starts it when it comes.
            Log.NotStarted(logger, streamId, silo, exception);
        }
    }
}

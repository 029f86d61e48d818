using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Logging;
using Orleans.Runtime.Services;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>
/// Finds the silo that a stream is to be moved to and has it open the source, while its present owner still runs it: a camera gives its
/// next pictures only after a connection and a key frame, which can be seconds.
/// </summary>
internal sealed partial class NextOwner(
    IServiceProvider services,
    SlotChooser chooser,
    ClusterView cluster,
    TimeProvider time,
    ILogger<NextOwner> logger) : GrainServiceClient<ISourceStandbyService>(services)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>The silo; null if none was found, then placement looks again.</summary>
    public async Task<SiloAddress?> PrepareAsync(Guid streamId, CancellationToken cancellationToken)
    {
        SiloAddress? silo = null;

        try
        {
            silo = await chooser.ChooseAsync(WorkKind.Stream, streamId, cluster.Others, cancellationToken);

            if (silo is not null && !await GetGrainService(silo).OpenAsync(streamId).WaitAsync(Timeout, time, cancellationToken))
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
}

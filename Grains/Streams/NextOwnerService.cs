using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

internal sealed class NextOwnerService(
    GrainId grainId,
    Orleans.Runtime.Silo silo,
    ILoggerFactory loggers,
    StreamStores stores,
    EarlyStarts starts) : GrainService(grainId, silo, loggers), INextOwnerService
{
    public async Task<bool> PrepareAsync(Guid streamId) =>
        await stores.Streams.FindAsync(streamId, accountId: null, CancellationToken.None) is { } stream
            && await stores.Handovers.Sources.OpenAsync(stream);

    public Task<bool> StartAsync(Guid streamId) => starts.BeginAsync(streamId);
}

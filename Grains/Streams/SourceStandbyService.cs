using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

internal sealed class SourceStandbyService(
    GrainId grainId,
    Orleans.Runtime.Silo silo,
    ILoggerFactory loggers,
    SourceStandbys standbys,
    IStreamStore streams) : GrainService(grainId, silo, loggers), ISourceStandbyService
{
    public async Task<bool> OpenAsync(Guid streamId) =>
        await streams.FindAsync(streamId, accountId: null, CancellationToken.None) is { } stream && await standbys.OpenAsync(stream);
}

using LunaVideoAgent.Grains.Abstractions.Streams;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Streams;

internal sealed partial class StreamLogCleanerGrain(
    IStreamLogStore logs,
    IOptions<StreamLogOptions> options,
    TimeProvider time,
    ILogger<StreamLogCleanerGrain> logger) : Grain, IStreamLogCleanerGrain
{
    private long? _cleared;

    public async Task<int> ClearAsync(CancellationToken cancellationToken)
    {
        // Every silo asks once an interval. Half of one is long enough to tell another's question from the next one.
        if (_cleared is { } cleared && time.GetElapsedTime(cleared) < options.Value.ClearInterval / 2)
        {
            return 0;
        }

        _cleared = time.GetTimestamp();
        var count = await logs.DeleteAsync(time.GetUtcNow() - options.Value.KeepFor, cancellationToken);

        if (count > 0)
        {
            Log.Cleared(logger, count, options.Value.KeepFor);
        }

        return count;
    }
}

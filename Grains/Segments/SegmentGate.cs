using LunaVideoAgent.Grains.Tasks;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>Bounds the segments that this silo works on at once; whoever asks first is served first.</summary>
internal sealed class SegmentGate(IOptions<TaskOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(CapacityOf(options.Value));

    /// <summary>Segments at once.</summary>
    public int Capacity { get; } = CapacityOf(options.Value);

    /// <summary>Waits for a place.</summary>
    public Task EnterAsync(CancellationToken cancellationToken) => _places.WaitAsync(cancellationToken);

    /// <summary>Gives it back.</summary>
    public void Leave() => _places.Release();

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private static int CapacityOf(TaskOptions options) =>
        options.ParallelSegments > 0 ? options.ParallelSegments : Environment.ProcessorCount;
}

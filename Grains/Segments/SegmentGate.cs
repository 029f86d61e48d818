using LunaVideoAgent.Grains.Tasks;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>
/// Bounds the segments that this silo works on at once. Its own tasks stand in line, each once, so that they take turns; a task of another
/// silo gets what nobody waits for.
/// </summary>
internal sealed class SegmentGate(IOptions<TaskOptions> options) : IDisposable
{
    private readonly bool _lends = options.Value.MaxActive > 0;
    private readonly SemaphoreSlim _places = new(CapacityOf(options.Value));

    /// <summary>Segments at once.</summary>
    public int Capacity { get; } = CapacityOf(options.Value);

    /// <summary>Places for tasks of other silos: none where tasks are switched off, or where one of this silo waits.</summary>
    public int FreeForOthers => _lends ? _places.CurrentCount : 0;

    /// <summary>Waits for a place.</summary>
    public Task EnterAsync(CancellationToken cancellationToken) => _places.WaitAsync(cancellationToken);

    /// <summary>Takes a place for another silo, if there is one.</summary>
    public bool TryEnterForOther() => _lends && _places.Wait(TimeSpan.Zero);

    /// <summary>Gives it back.</summary>
    public void Leave() => _places.Release();

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private static int CapacityOf(TaskOptions options) =>
        options.ParallelSegments > 0 ? options.ParallelSegments : Environment.ProcessorCount;
}

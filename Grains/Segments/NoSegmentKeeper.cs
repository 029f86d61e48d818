namespace LunaVideoAgent.Grains.Segments;

/// <summary>Keeps nothing: where a caller waits, a death ends the request anyway.</summary>
internal sealed class NoSegmentKeeper : ISegmentKeeper
{
    /// <summary>The only one.</summary>
    public static NoSegmentKeeper Instance { get; } = new();

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<int, byte[]>> LoadAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<int, byte[]>>(new Dictionary<int, byte[]>());

    /// <inheritdoc/>
    public Task SaveAsync(int index, byte[] document, CancellationToken cancellationToken) => Task.CompletedTask;
}

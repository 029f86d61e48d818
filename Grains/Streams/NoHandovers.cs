using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>A silo that is alone has nobody to hand anything to.</summary>
internal sealed class NoHandovers : IHandoverStore
{
    /// <inheritdoc/>
    public Task SaveAsync(Lease lease, byte[] memory, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<byte[]?> TakeAsync(Lease lease, CancellationToken cancellationToken) => Task.FromResult<byte[]?>(null);
}

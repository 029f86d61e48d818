namespace LunaVideoAgent.Grains.Ownership;

/// <summary>
/// The right to run one stream. Whoever takes it raises the epoch, and every durable write of the loser fails from then on.
/// </summary>
/// <param name="StreamId">The stream.</param>
/// <param name="Epoch">Grows with each taking.</param>
/// <param name="Owner">Who holds it.</param>
/// <param name="WasLost">It was taken from an owner that vanished without releasing it.</param>
public sealed record Lease(Guid StreamId, long Epoch, LeaseOwner Owner, bool WasLost)
{
    /// <summary>How many owners in a row died within a minute of taking it; a stream that kills its owners is not worth another.</summary>
    public int YoungDeaths { get; init; }
}

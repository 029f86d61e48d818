namespace LunaVideoAgent.Grains.Ownership;

/// <summary>One run of one silo: address, port and generation, so that a restarted silo is another owner.</summary>
/// <param name="Name">Unique among all runs of all silos.</param>
public sealed record LeaseOwner(string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

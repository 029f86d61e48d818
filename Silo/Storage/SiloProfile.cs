using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Silo.Storage;

/// <summary>What a silo offers to streams and tasks.</summary>
/// <param name="Owner">What leases call it.</param>
/// <param name="Slots">Streams it runs at once.</param>
/// <param name="Analytics">Names of the analytics it knows.</param>
/// <param name="Models">Keys of the models that analytics may name.</param>
/// <param name="Groups">The groups that it is reserved for; none: it is for all.</param>
/// <param name="Version">Of its program.</param>
internal sealed record SiloProfile(
    LeaseOwner Owner,
    int Slots,
    IReadOnlyCollection<string> Analytics,
    IReadOnlyCollection<string> Models,
    IReadOnlyCollection<string> Groups,
    string Version)
{
    /// <summary>Deferred tasks it runs at once.</summary>
    public int TaskSlots { get; init; }
}

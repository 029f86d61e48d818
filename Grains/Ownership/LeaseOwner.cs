using System.Globalization;

namespace LunaVideoAgent.Grains.Ownership;

/// <summary>One run of one silo: address, port and generation, so that a restarted silo is another owner.</summary>
/// <param name="Name">Unique among all runs of all silos.</param>
public sealed record LeaseOwner(string Name)
{
    /// <summary><c>address:port@generation</c>; the membership table computes the same name, so both can be compared in SQL.</summary>
    public static LeaseOwner Of(SiloAddress silo) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{silo.Endpoint.Address}:{silo.Endpoint.Port}@{silo.Generation}"));

    /// <inheritdoc/>
    public override string ToString() => Name;
}

using System.Globalization;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Silo.Storage;

/// <summary>What leases call a run of a silo. The membership table computes the same name, so both can be compared in SQL.</summary>
internal static class SiloLeaseOwner
{
    /// <summary><c>address:port@generation</c>.</summary>
    public static LeaseOwner Of(SiloAddress silo) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{silo.Endpoint.Address}:{silo.Endpoint.Port}@{silo.Generation}"));
}

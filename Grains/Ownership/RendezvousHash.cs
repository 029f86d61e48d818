using System.Buffers.Binary;

namespace LunaVideoAgent.Grains.Ownership;

/// <summary>
/// Rendezvous hashing (Thaler and Ravishankar, 1998): each silo has a weight for each piece of work, the heaviest does it. All silos
/// agree without talking, and when one goes only its own work moves.
/// </summary>
internal static class RendezvousHash
{
    private const ulong OffsetBasis = 14695981039346656037;

    private const ulong Prime = 1099511628211;

    /// <summary>The silo that is to care for it; null if there is none.</summary>
    public static SiloAddress? Choose(Guid workId, IReadOnlyList<SiloAddress> silos)
    {
        SiloAddress? heaviest = null;
        var most = 0UL;

        foreach (var silo in silos)
        {
            var weight = Weight(workId, silo);

            if (heaviest is null || weight > most)
            {
                (heaviest, most) = (silo, weight);
            }
        }

        return heaviest;
    }

    // The consistent hash of an address is the same on all silos. FNV-1a over both, then the finalizer of MurmurHash3, as the former
    // alone leaves the high bits of short inputs too alike.
    private static ulong Weight(Guid workId, SiloAddress silo)
    {
        Span<byte> bytes = stackalloc byte[20];
        workId.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[16..], silo.GetConsistentHashCode());
        var hash = OffsetBasis;

        foreach (var one in bytes)
        {
            hash = (hash ^ one) * Prime;
        }

        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }
}

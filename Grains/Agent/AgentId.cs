using System.Security.Cryptography;
using System.Text;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Agent;

/// <summary>The id of an agent is computed from what leases call it, so that everybody computes the same one.</summary>
public static class AgentId
{
    // Any fixed value does; this one is ours.
    private static readonly Guid Space = new("6e0c4d1a-3f0a-4a6e-9d0e-5d8f6f3d2b71");

    /// <summary>A UUID of version 5 (RFC 9562, section 5.5).</summary>
    public static Guid Of(LeaseOwner owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        byte[] text = [.. Space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(owner.Name)];

#pragma warning disable CA5350 // The RFC asks for SHA-1, and nothing secret depends on it.
        var hash = SHA1.HashData(text).AsSpan(0, 16);
#pragma warning restore CA5350

        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}

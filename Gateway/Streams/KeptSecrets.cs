using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>
/// Whoever changes a stream puts back what it was shown, in which the secrets of the source are masked. The stored ones are meant then:
/// only for the very same address, so that they go nowhere else.
/// </summary>
internal static class KeptSecrets
{
    /// <summary>Whether an address is one with masked secrets.</summary>
    public static bool AreMeantBy(StreamSettings settings) => settings.Data.Reference.Contains(Secrets.Mask, StringComparison.Ordinal);

    /// <summary>Settings with the stored secrets of the source, if they are masked and the address is the stored one.</summary>
    public static StreamSettings Restore(StreamSettings settings, StreamSettings stored) =>
        settings.Data.Reference == Secrets.InText(stored.Data.Reference)
            ? settings with { Data = settings.Data with { Reference = stored.Data.Reference } }
            : settings;
}

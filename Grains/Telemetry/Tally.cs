using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace LunaVideoAgent.Grains.Telemetry;

/// <summary>Counts by the members of an enumeration, each there from the start. Adding neither allocates nor locks.</summary>
/// <param name="label">The label that carries the member's name in lower case.</param>
internal sealed class Tally<T>(string label)
    where T : struct, Enum
{
    private readonly long[] _counts = new long[Enum.GetValues<T>().Length];
    private readonly KeyValuePair<string, object?>[] _labels =
        [.. Enum.GetNames<T>().Select(name => new KeyValuePair<string, object?>(label, name.ToLowerInvariant()))];

    /// <summary>Adds to one of them.</summary>
    public void Add(T member, long count) => Interlocked.Add(ref _counts[Unsafe.As<T, int>(ref member)], count);

    /// <summary>All of them.</summary>
    public IEnumerable<Measurement<long>> Read()
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            yield return new Measurement<long>(Volatile.Read(ref _counts[i]), _labels[i]);
        }
    }
}

using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Tracking;

/// <summary>The form in which a tracker's memory travels: values in order, behind the number of their layout.</summary>
internal static class TrackerMemory
{
    /// <summary>Another layout gets another number; a tracker begins anew rather than misread one.</summary>
    public const byte Layout = 2;

    /// <summary>Writes a value as it lies in memory.</summary>
    public static void Put<T>(this BinaryWriter writer, in T value)
        where T : unmanaged => writer.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    /// <summary>Reads a value that <see cref="Put"/> wrote.</summary>
    /// <exception cref="EndOfStreamException">It is not there.</exception>
    public static T Take<T>(this BinaryReader reader)
        where T : unmanaged
    {
        var value = default(T);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(new Span<T>(ref value)));
        return value;
    }

    /// <summary>Writes seconds that may not be known.</summary>
    public static void PutMaybe(this BinaryWriter writer, double? seconds) => writer.Write(seconds ?? double.NaN);

    /// <summary>Reads seconds that <see cref="PutMaybe"/> wrote.</summary>
    public static double? TakeMaybe(this BinaryReader reader) =>
        reader.ReadDouble() is var seconds && double.IsNaN(seconds) ? null : seconds;
}

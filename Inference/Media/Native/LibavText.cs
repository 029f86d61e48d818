using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>Strings of C.</summary>
internal static class LibavText
{
    /// <summary>A zero-terminated UTF-8 string; null for no pointer.</summary>
    public static string? Read(nint text) => Marshal.PtrToStringUTF8(text);
}

using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>An AVDictionary of options for one call; libav takes those it knows out of it.</summary>
internal ref struct NativeDictionary
{
    private const int IgnoreSuffix = 2;

    /// <summary>The pointer, for calls that take the dictionary by reference.</summary>
    public nint Pointer;

    /// <summary>Sets an option, replacing an earlier value.</summary>
    public void Set(string key, string value)
    {
        if (LibAvCore.av_dict_set(ref Pointer, key, value, 0) < 0)
        {
            LibavError.ThrowIfNull(0);
        }
    }

    /// <summary>Keys that are left: those that libav did not know.</summary>
    public readonly IReadOnlyList<string> Keys()
    {
        var keys = new List<string>();
        var entry = (nint)0;

        while ((entry = LibAvCore.av_dict_get(Pointer, "", entry, IgnoreSuffix)) != 0)
        {
            keys.Add(LibavText.Read(Marshal.ReadIntPtr(entry)) ?? "");
        }

        return keys;
    }

    /// <summary>The value of a key in a dictionary that libav owns; null if it is not there.</summary>
    public static string? Get(nint dictionary, string key)
    {
        var entry = LibAvCore.av_dict_get(dictionary, key, 0, 0);
        return entry == 0 ? null : LibavText.Read(Marshal.ReadIntPtr(entry, nint.Size));
    }

    public void Dispose() => LibAvCore.av_dict_free(ref Pointer);
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>
/// Listens to libav's log: the reason of a failure is often only there. Lines are kept for the thread that asked, others are dropped.
/// </summary>
internal static unsafe class LibavLog
{
    private const int LevelError = 16;
    private const int LevelMask = 0xff;
    private const int LineSize = 512;
    private const int KeptLines = 6;

    [ThreadStatic]
    private static List<string>? _lines;

    /// <summary>Takes the log over for the whole process.</summary>
    public static void Install() => LibAvCore.av_log_set_callback(&OnLine);

    /// <summary>Starts keeping the last error lines of this thread.</summary>
    public static void StartCapture() => _lines = new List<string>(KeptLines);

    /// <summary>Lines kept so far, oldest first, without credentials.</summary>
    public static IReadOnlyList<string> Captured => _lines is { } lines ? [.. lines] : [];

    /// <summary>Stops keeping lines.</summary>
    public static void EndCapture() => _lines = null;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnLine(nint context, int level, nint format, nint arguments)
    {
        if (_lines is not { } lines || (level & LevelMask) > LevelError)
        {
            return;
        }

        var buffer = stackalloc byte[LineSize];
        var printPrefix = 0;
        _ = LibAvCore.av_log_format_line2(context, level, format, arguments, buffer, LineSize, &printPrefix);
        var line = Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(buffer)).Trim();

        if (line.Length == 0)
        {
            return;
        }

        if (lines.Count == KeptLines)
        {
            lines.RemoveAt(0);
        }

        lines.Add(SourceText.Mask(line));
    }
}

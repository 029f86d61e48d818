using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>Functions of the C library.</summary>
internal static partial class LibC
{
    /// <summary>For <c>which</c>: one process or, on Linux, one thread; 0 is the calling one.</summary>
    internal const int PriorityOfProcess = 0;

    [LibraryImport("libc")]
    internal static partial int setpriority(int which, int who, int priority);
}

using System.Runtime.InteropServices;

namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>What a supervisor, or fate, sends to a process.</summary>
internal static partial class Signal
{
    public const int Kill = 9;

    public const int Terminate = 15;

    public const int Continue = 18;

    public const int Stop = 19;

    public static void Send(int processId, int signal)
    {
        if (SendSignal(processId, signal) != 0)
        {
            throw new InvalidOperationException($"Signal {signal} could not be sent to {processId}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int processId, int signal);
}

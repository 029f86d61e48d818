using LunaVideoAgent.Inference.Media.Native;

namespace LunaVideoAgent.Inference.Media;

/// <summary>Threads whose work can wait: the system gives them time that nobody else wants, and a tenth of the rest.</summary>
public static class BackgroundThread
{
    // A weight of 110 against the usual 1024 (Linux, sched_prio_to_weight).
    private const int Nice = 10;

    /// <summary>Makes the calling thread one of them, for good; a system that refuses leaves it as it is.</summary>
    public static void Enter() => _ = LibC.setpriority(LibC.PriorityOfProcess, who: 0, Nice);
}

namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>What work allocates on the managed heap.</summary>
internal static class Allocation
{
    private const int Runs = 10;

    /// <summary>
    /// The least of several runs, in bytes: the runtime may allocate for itself while it compiles, but what the work allocates it
    /// allocates each time.
    /// </summary>
    public static long Of(Action work)
    {
        var least = long.MaxValue;

        for (var i = 0; i < Runs; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}

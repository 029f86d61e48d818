namespace LunaVideoAgent.Inference.Media;

/// <summary>Waits for asynchronous work on a reader's own thread, which has nothing else to do and no context to return to.</summary>
internal static class Blocking
{
    /// <summary>The result, once it is there; faults and cancellations are thrown as they are.</summary>
    public static T Wait<T>(ValueTask<T> work)
    {
#pragma warning disable VSTHRD002 // IFrameSource is synchronous by contract: libav calls back on this thread and waits.
        return work.IsCompleted ? work.GetAwaiter().GetResult() : work.AsTask().GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
    }
}

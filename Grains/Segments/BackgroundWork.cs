using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>Work that blocks, on a thread of its own: the thread's place in the system's queue is the work's.</summary>
internal static class BackgroundWork
{
    /// <summary>Runs it, behind everything live if nobody waits for it.</summary>
    public static Task<T> RunAsync<T>(bool isBackground, Func<T> action, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(
            () =>
            {
                if (isBackground)
                {
                    BackgroundThread.Enter();
                }

                return action();
            },
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
}

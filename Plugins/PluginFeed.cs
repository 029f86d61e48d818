using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Plugins;

/// <summary>
/// Reports on their way to one plug-in: a bounded queue, and one call at a time with a time-out. A call that does not come back within it
/// is left behind, and the plug-in gets nothing until it does: calls never pile up.
/// </summary>
internal sealed class PluginFeed<T>(
    string name, Func<T, CancellationToken, ValueTask> take, PluginOptions options, TimeProvider time, ILogger logger)
{
    private readonly Channel<T> _queue = Channel.CreateBounded<T>(
        new BoundedChannelOptions(options.QueueLength) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private long _failures;

    /// <summary>Calls that threw or took too long.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>Hands a report over, never waiting.</summary>
    public void Offer(T report) => _queue.Writer.TryWrite(report);

    /// <summary>Delivers until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var report in _queue.Reader.ReadAllAsync(cancellationToken))
        {
            await DeliverAsync(report, cancellationToken);
        }
    }

    private async Task DeliverAsync(T report, CancellationToken cancellationToken)
    {
        using var call = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task? running = null;

        try
        {
            // Elsewhere, because a plug-in may block before its first await.
            running = Task.Run(async () => await take(report, call.Token), CancellationToken.None);
            await running.WaitAsync(options.CallTimeout, time, cancellationToken);
        }
        catch (TimeoutException) when (running is { IsCompleted: false })
        {
            Fail(null);
            await call.CancelAsync();
            await running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
#pragma warning disable CA1031 // Whatever a stranger's code throws, the next report is delivered.
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Fail(fault);
        }
#pragma warning restore CA1031
    }

    // The first of a row of failures that doubles each time, so that a broken plug-in does not fill the log.
    private void Fail(Exception? fault)
    {
        var count = Interlocked.Increment(ref _failures);

        if (long.IsPow2(count))
        {
            PluginLog.Failed(logger, name, count, fault);
        }
    }
}

using LunaVideoAgent.Plugins;
using Microsoft.Extensions.Logging.Abstractions;

namespace LunaVideoAgent.Contract.Tests.Plugins;

public sealed class PluginFeedTests
{
    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [Test]
    [CancelAfter(20_000)]
    public async Task A_report_that_a_plugin_throws_at_does_not_keep_the_next_from_it()
    {
        var taken = new TaskCompletionSource<int>();
        var feed = Feed((report, _) => report < 3 ? throw new InvalidOperationException() : Take(taken, report));

        foreach (var report in new[] { 1, 2, 3 })
        {
            feed.Offer(report);
        }

        await RunUntilAsync(feed, taken.Task);
        Assert.That((await taken.Task, feed.Failures), Is.EqualTo((3, 2)));
    }

    [Test]
    [CancelAfter(20_000)]
    public async Task A_call_that_takes_too_long_is_given_up_and_calls_do_not_pile_up()
    {
        var taken = new TaskCompletionSource<int>();
        var (running, most) = (0, 0);
        var feed = Feed(
            async (report, cancellationToken) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                await (report < 3 ? Task.Delay(Timeout.Infinite, cancellationToken) : Take(taken, report).AsTask())
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Interlocked.Decrement(ref running);
            },
            new PluginOptions { CallTimeout = TimeSpan.FromMilliseconds(20) });

        foreach (var report in new[] { 1, 2, 3 })
        {
            feed.Offer(report);
        }

        await RunUntilAsync(feed, taken.Task);
        Assert.That((await taken.Task, feed.Failures, most), Is.EqualTo((3, 2, 1)));
    }

    [Test]
    [CancelAfter(20_000)]
    public async Task Of_more_reports_than_the_queue_holds_the_oldest_are_dropped()
    {
        var reports = new List<int>();
        var taken = new TaskCompletionSource<int>();
        var feed = Feed(
            (report, _) =>
            {
                reports.Add(report);
                return report == 9 ? Take(taken, report) : ValueTask.CompletedTask;
            },
            new PluginOptions { QueueLength = 3 });

        for (var report = 0; report < 10; report++)
        {
            feed.Offer(report);
        }

        await RunUntilAsync(feed, taken.Task);
        Assert.That(reports, Is.EqualTo([7, 8, 9]));
    }

    private static PluginFeed<int> Feed(Func<int, CancellationToken, ValueTask> take, PluginOptions? options = null) =>
        new("sample", take, options ?? new PluginOptions(), TimeProvider.System, NullLogger.Instance);

    private static ValueTask Take(TaskCompletionSource<int> taken, int report)
    {
        taken.TrySetResult(report);
        return ValueTask.CompletedTask;
    }

    private static async Task RunUntilAsync(PluginFeed<int> feed, Task done)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = feed.RunAsync(stop.Token);

        await done.WaitAsync(Cancellation);
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

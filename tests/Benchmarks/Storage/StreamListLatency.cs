using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Streams;

namespace LunaVideoAgent.Benchmarks.Storage;

/// <summary>Prints how long lists and counts of 100,000 streams take, filter by filter, in each dialect.</summary>
internal static class StreamListLatency
{
    private const int PageSize = 50;
    private const int Runs = 200;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var version = typeof(StreamListLatency).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        Print($"# Lists of {ManyStreams.Count:N0} streams");
        Print($"");
        Print($"Version {version}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} processors,");
        Print($"{RuntimeInformation.OSDescription}. {Runs} runs each; a page has {PageSize} streams. Milliseconds.");
        Print($"`scripts/with-postgres scripts/bench lists`");

        await using (var sqlite = await ManyStreams.InSqliteAsync(cancellationToken))
        {
            await MeasureAsync("SQLite", "startable, 100 of", sqlite, cancellationToken);
        }

        if (Environment.GetEnvironmentVariable("LUNA_TEST_POSTGRES") is { Length: > 0 } server)
        {
            await using var postgres = await ManyStreams.InPostgresAsync(server, cancellationToken);
            await MeasureAsync("PostgreSQL", "startable, no free slot", postgres, cancellationToken);
            await postgres.GiveRoomAsync(AnalyticNames.PeopleCount, cancellationToken);
            await MeasureStartableAsync("startable, free slots", postgres.Store, cancellationToken);
            await postgres.GiveRoomAsync(AnalyticNames.HumanTracking, cancellationToken);
            await MeasureStartableAsync("startable, free slots of other analytics", postgres.Store, cancellationToken);
        }
    }

    private static async Task MeasureAsync(
        string dialect,
        string startable,
        ManyStreams streams,
        CancellationToken cancellationToken)
    {
        Print($"");
        Print($"## {dialect}");
        Print($"");
        Print($"| filter | streams | list p50 | list p99 | count p50 | count p99 |");
        Print($"| --- | ---: | ---: | ---: | ---: | ---: |");
        var store = streams.Store;

        foreach (var (name, filter) in await FiltersAsync(store, cancellationToken))
        {
            var count = await store.CountAsync(filter, cancellationToken);
            var list = await TimeAsync(() => ListAsync(store, filter, StreamOrder.CreateTime, 1, cancellationToken));
            var counting = await TimeAsync(() => store.CountAsync(filter, cancellationToken));
            Print($"| {name} | {count:N0} | {list.Median:F1} | {list.P99:F1} | {counting.Median:F1} | {counting.P99:F1} |");
        }

        var all = new StreamFilter();
        var byName = await TimeAsync(() => ListAsync(store, all, StreamOrder.Name, 1, cancellationToken));
        var last = await TimeAsync(() => ListAsync(store, all, StreamOrder.CreateTime, ManyStreams.Count / PageSize, cancellationToken));
        Print($"| none, by name | | {byName.Median:F1} | {byName.P99:F1} | | |");
        Print($"| none, last page | | {last.Median:F1} | {last.P99:F1} | | |");
        await MeasureStartableAsync(startable, store, cancellationToken);
    }

    private static async Task MeasureStartableAsync(string name, IStreamStore store, CancellationToken cancellationToken)
    {
        var times = await TimeAsync(() => StartableAsync(store, cancellationToken));
        Print($"| {name} | | {times.Median:F1} | {times.P99:F1} | | |");
    }

    private static async Task<IReadOnlyList<(string Name, StreamFilter Filter)>> FiltersAsync(
        IStreamStore store,
        CancellationToken cancellationToken)
    {
        var some = await ListAsync(store, new StreamFilter { Names = ["camera-77"] }, StreamOrder.CreateTime, 1, cancellationToken);
        var ids = some.Select(stream => stream.StreamId).Take(10).Order().ToArray();
        var last = ManyStreams.CreateTime(ManyStreams.Count);

        return
        [
            ("none", new StreamFilter()),
            ("account, large", new StreamFilter { AccountId = ManyStreams.Account(0) }),
            ("account, small", new StreamFilter { AccountId = ManyStreams.Account(77) }),
            ("stream_ids, ten", new StreamFilter { StreamIds = ids }),
            ("stream_id bounds", new StreamFilter { StreamIdFrom = ids[0], StreamIdBefore = ids[1] }),
            ("name, the default", new StreamFilter { Names = ["stream"] }),
            ("name, rare", new StreamFilter { Names = ["camera-77"] }),
            ("reference", new StreamFilter { Reference = "rtsp://camera/77777" }),
            ("status, common", new StreamFilter { Statuses = [StreamStatus.InProgress] }),
            ("status, rare", new StreamFilter { Statuses = [StreamStatus.Failure, StreamStatus.Paused] }),
            ("created, latest", new StreamFilter { CreatedFrom = last.AddSeconds(-200) }),
            ("created, first half", new StreamFilter { CreatedBefore = ManyStreams.CreateTime(ManyStreams.Count / 2) }),
            ("source", new StreamFilter { Sources = ["source-7"] }),
            ("group", new StreamFilter { EventSourceGroups = ["group-7"] }),
            (
                "three that exclude each other",
                new StreamFilter
                {
                    AccountId = ManyStreams.Account(0),
                    Statuses = [StreamStatus.Pending],
                    Sources = ["source-7"],
                }),
            ("status and name, common", new StreamFilter { Statuses = [StreamStatus.Pending], Names = ["stream"] }),
        ];
    }

    private static Task<IReadOnlyList<StreamSnapshot>> ListAsync(
        IStreamStore store,
        StreamFilter filter,
        StreamOrder order,
        int page,
        CancellationToken cancellationToken) =>
        store.ListAsync(new StreamListQuery(filter, order, Descending: true, page, PageSize), cancellationToken);

    private static Task<IReadOnlyList<Guid>> StartableAsync(IStreamStore store, CancellationToken cancellationToken) =>
        store.ListStartableAsync(new LeaseOwner("10.0.0.1:11111@1"), ManyStreams.CreateTime(0), limit: 100, cancellationToken);

    private static async Task<(double Median, double P99)> TimeAsync<T>(Func<Task<T>> work)
    {
        var times = new List<double>(Runs);

        for (var run = -10; run < Runs; run++)
        {
            var start = TimeProvider.System.GetTimestamp();
            await work();

            if (run >= 0)
            {
                times.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        times.Sort();
        return (times[Runs / 2], times[Runs * 99 / 100]);
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

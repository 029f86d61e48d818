using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage;

internal abstract class StreamLogStoreContract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private TDatabase _database = default!;

    [SetUp]
    public async Task StartAsync()
    {
        _database = new TDatabase();
        await _database.StartAsync();
    }

    [TearDown]
    public async Task StopAsync() => await _database.DisposeAsync();

    [Test]
    public async Task A_record_with_an_error_is_kept_and_becomes_the_last_error()
    {
        var stream = await _database.CreateAsync(status: StreamStatus.InProgress);
        var record = Record(stream, 1) with { Error = "reconnecting", AnalyticIndex = 2, LastProcessedFrameTime = Sample.Time };

        var appended = await AppendAsync(record);

        var found = await _database.Streams.FindAsync(stream.StreamId, accountId: null, CancellationToken.None);
        Assert.That(appended, Is.True);
        Assert.That((await ListAsync(Sample.LogsOf(stream.StreamId)))[0], Is.EqualTo(record));
        Assert.That(found!.LastError, Is.EqualTo("reconnecting"));
    }

    [Test]
    public async Task A_record_without_an_error_leaves_the_last_error()
    {
        var stream = await _database.CreateAsync(status: StreamStatus.InProgress);
        await AppendAsync(Record(stream, 1) with { Error = "reconnecting" });

        await AppendAsync(Record(stream, 2));

        var found = await _database.Streams.FindAsync(stream.StreamId, accountId: null, CancellationToken.None);
        Assert.That(found!.LastError, Is.EqualTo("reconnecting"));
    }

    [Test]
    public async Task The_newest_record_comes_first_page_by_page()
    {
        var stream = await _database.CreateAsync(status: StreamStatus.InProgress);

        for (var second = 1; second <= 4; second++)
        {
            await AppendAsync(Record(stream, second));
        }

        var first = await ListAsync(Sample.LogsOf(stream.StreamId) with { PageSize = 2 });
        var next = await ListAsync(Sample.LogsOf(stream.StreamId) with { PageSize = 2, Page = 2 });
        var last = await ListAsync(Sample.LogsOf(stream.StreamId) with { PageSize = 2, Page = 3 });
        var behind = await ListAsync(Sample.LogsOf(stream.StreamId) with { PageSize = 2, Page = int.MaxValue });

        Assert.That(first.Concat(next).Concat(last).Select(Second), Is.EqualTo([4, 3, 2, 1, 0]));
        Assert.That(behind, Is.Empty);
    }

    [Test]
    public async Task Each_filter_and_any_mixture_selects_what_it_says()
    {
        var random = new Random(23);
        var all = await FillAsync(random);

        for (var i = 0; i < 200; i++)
        {
            var query = Query(random, all);

            var listed = await ListAsync(query);

            var expected = all.Where(record => Matches(query, record)).Select(record => record.Log).Reverse();
            Assert.That(listed, Is.EqualTo(expected.Skip((query.Page - 1) * query.PageSize).Take(query.PageSize)), query.ToString());
        }
    }

    [Test]
    public async Task Deleting_keeps_the_newest_record_of_each_stream_and_what_is_not_older()
    {
        var busy = await _database.CreateAsync();
        var silent = await _database.CreateAsync();
        var old = await _database.CreateAsync();
        await AppendAsync(Record(busy, 1));
        await AppendAsync(Record(busy, 2));
        await AppendAsync(Record(busy, 3));
        await AppendAsync(Record(old, 1));

        var deleted = await _database.Logs.DeleteAsync(Sample.Time.AddSeconds(2), CancellationToken.None);

        Assert.That(deleted, Is.EqualTo(3));
        Assert.That((await ListAsync(Sample.LogsOf(busy.StreamId))).Select(Second), Is.EqualTo([3, 2]));
        Assert.That((await ListAsync(Sample.LogsOf(silent.StreamId))).Select(Second), Is.EqualTo([0]));
        Assert.That((await ListAsync(Sample.LogsOf(old.StreamId))).Select(Second), Is.EqualTo([1]));
        Assert.That(await _database.Logs.DeleteAsync(Sample.Time.AddSeconds(2), CancellationToken.None), Is.Zero);
    }

    private static int Second(StreamLog log) => (int)(log.LogTime - Sample.Time).TotalSeconds;

    private static StreamLog Record(StreamSnapshot stream, int second) => new()
    {
        StreamId = stream.StreamId,
        Status = StreamStatus.InProgress,
        LogTime = Sample.Time.AddSeconds(second),
    };

    private static StreamLogQuery Query(Random random, IReadOnlyList<(Guid Account, StreamLog Log)> all)
    {
        (Guid Account, StreamLog Log) Any() => all[random.Next(all.Count)];
        bool Sometimes() => random.Next(3) == 0;

        return new StreamLogQuery
        {
            AccountId = Sometimes() ? Any().Account : null,
            StreamIds = Sometimes() ? [Any().Log.StreamId, Any().Log.StreamId] : [],
            Statuses = Sometimes() ? [Any().Log.Status] : [],
            From = Sometimes() ? Any().Log.LogTime : null,
            Before = Sometimes() ? Any().Log.LogTime : null,
            AnalyticIndexes = Sometimes() ? [1, 2] : [],
            Page = random.Next(1, 3),
            PageSize = random.Next(1, 30),
        };
    }

    private static bool Matches(StreamLogQuery query, (Guid Account, StreamLog Log) record) =>
        (query.AccountId is not { } account || record.Account == account)
        && (query.StreamIds.Count == 0 || query.StreamIds.Contains(record.Log.StreamId))
        && (query.Statuses.Count == 0 || query.Statuses.Contains(record.Log.Status))
        && (query.From is not { } from || record.Log.LogTime >= from)
        && (query.Before is not { } before || record.Log.LogTime < before)
        && (query.AnalyticIndexes.Count == 0
            || (record.Log.AnalyticIndex is { } index && query.AnalyticIndexes.Contains(index)));

    private async Task<IReadOnlyList<(Guid Account, StreamLog Log)>> FillAsync(Random random)
    {
        var streams = new List<StreamSnapshot>();
        var all = new List<(Guid Account, StreamLog Log)>();

        for (var i = 0; i < 6; i++)
        {
            var stream = await _database.CreateAsync(i % 2 == 0 ? null : streams[0].Settings);
            streams.Add(stream);
            all.Add((stream.Settings.AccountId, Record(stream, 0) with { Status = stream.Status }));
        }

        for (var i = 0; i < 100; i++)
        {
            var stream = streams[random.Next(streams.Count)];
            var record = Record(stream, random.Next(50)) with
            {
                Status = (StreamStatus)random.Next(9),
                AnalyticIndex = random.Next(2) == 0 ? null : random.Next(4),
            };
            await AppendAsync(record);
            all.Add((stream.Settings.AccountId, record));
        }

        return all;
    }

    private async Task<bool> AppendAsync(StreamLog record)
    {
        var lease = await _database.TakeAsync(record.StreamId, await _database.JoinAsync());
        var appended = await _database.Logs.AppendAsync(record, lease!, CancellationToken.None);
        await _database.Leases.ReleaseAsync(lease!, Sample.Time, CancellationToken.None);
        return appended;
    }

    private Task<IReadOnlyList<StreamLog>> ListAsync(StreamLogQuery query) => _database.Logs.ListAsync(query, CancellationToken.None);
}

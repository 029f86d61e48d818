using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage;

internal abstract class ResumableStreamsContract<TDatabase>
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
    public async Task Resting_streams_are_due_at_their_time_the_longest_first_and_no_others()
    {
        var late = await RestAsync(Sample.Time.AddHours(2));
        var early = await RestAsync(Sample.Time.AddHours(1));
        await RestAsync(resumeTime: null);
        await _database.CreateAsync(status: StreamStatus.InProgress);

        Assert.That(await ListAsync(Sample.Time.AddHours(1).AddMicroseconds(-1)), Is.Empty);
        Assert.That(await ListAsync(Sample.Time.AddHours(1)), Is.EqualTo([early]));
        Assert.That(await ListAsync(Sample.Time.AddHours(2)), Is.EqualTo([early, late]));
        Assert.That(await ListAsync(Sample.Time.AddHours(2), limit: 1), Is.EqualTo([early]));
    }

    [Test]
    public async Task Who_goes_on_or_is_stopped_rests_no_more()
    {
        var resumed = await RestAsync(Sample.Time);
        var stopped = await RestAsync(Sample.Time);

        await _database.Streams.MoveAsync(
            Sample.Move(resumed, StreamStatus.Paused, StreamStatus.Pending), CancellationToken.None);
        await _database.Streams.MoveAsync(Sample.Move(stopped, StreamStatus.Paused, StreamStatus.Stop), CancellationToken.None);

        Assert.That(await ListAsync(Sample.Time.AddDays(1)), Is.Empty);
        Assert.That(
            await _database.StatusesAsync(resumed),
            Is.EqualTo([StreamStatus.Pending, StreamStatus.Paused, StreamStatus.InProgress]));
    }

    private async Task<Guid> RestAsync(DateTimeOffset? resumeTime)
    {
        var stream = await _database.CreateAsync(status: StreamStatus.InProgress);
        var move = Sample.Move(stream.StreamId, StreamStatus.InProgress, StreamStatus.Paused) with { ResumeTime = resumeTime };
        await _database.Streams.MoveAsync(move, CancellationToken.None);
        return stream.StreamId;
    }

    private Task<IReadOnlyList<Guid>> ListAsync(DateTimeOffset time, int limit = 10) =>
        _database.Streams.ListResumableAsync(time, limit, CancellationToken.None);
}

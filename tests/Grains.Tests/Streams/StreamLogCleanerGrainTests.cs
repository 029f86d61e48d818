using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Streams;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LunaVideoAgent.Grains.Tests.Streams;

[TestFixture]
internal sealed class StreamLogCleanerGrainTests
{
    private static readonly StreamLogOptions Settings = new()
    {
        ClearOld = true,
        KeepFor = TimeSpan.FromDays(7),
        ClearInterval = TimeSpan.FromSeconds(180),
    };

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 10, 12, 0, 0, TimeSpan.Zero));
    private readonly RecordingLogs _logs = new();

    [SetUp]
    public void Forget() => _logs.Bounds.Clear();

    [Test]
    public async Task What_is_older_than_the_settings_allow_is_removed()
    {
        var count = await CreateGrain().ClearAsync(CancellationToken.None);

        Assert.That(count, Is.EqualTo(3));
        Assert.That(_logs.Bounds, Is.EqualTo([_time.GetUtcNow().AddDays(-7)]));
    }

    [Test]
    public async Task However_many_silos_ask_in_one_interval_it_is_done_once()
    {
        var grain = CreateGrain();

        for (var silo = 0; silo < 5; silo++)
        {
            await grain.ClearAsync(CancellationToken.None);
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.That(_logs.Bounds, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_timer_that_is_a_little_early_is_not_put_off_by_a_whole_interval()
    {
        var grain = CreateGrain();
        await grain.ClearAsync(CancellationToken.None);
        _time.Advance(Settings.ClearInterval - TimeSpan.FromMilliseconds(5));

        await grain.ClearAsync(CancellationToken.None);

        Assert.That(_logs.Bounds, Has.Count.EqualTo(2));
    }

    private StreamLogCleanerGrain CreateGrain() =>
        new(_logs, Options.Create(Settings), _time, NullLogger<StreamLogCleanerGrain>.Instance);

    private sealed class RecordingLogs : IStreamLogStore
    {
        public List<DateTimeOffset> Bounds { get; } = [];

        public Task<int> DeleteAsync(DateTimeOffset before, CancellationToken cancellationToken)
        {
            Bounds.Add(before);
            return Task.FromResult(3);
        }

        public Task<bool> AppendAsync(StreamLog log, Grains.Ownership.Lease lease, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<StreamLog>> ListAsync(StreamLogQuery query, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}

using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Streams;
using Microsoft.Extensions.Time.Testing;

namespace LunaVideoAgent.Grains.Tests.Streams;

[TestFixture]
internal sealed class EventLogTests
{
    private readonly FakeTimeProvider _time = new();

    [Test]
    public async Task Items_after_the_cursor_are_read_at_once_and_in_order()
    {
        var log = NewLog();
        Append(log, 5);

        var page = await log.ReadAsync(new EventCursor(7, 2), limit: 100, CancellationToken.None);

        Assert.That(page.Epoch, Is.EqualTo(7));
        Assert.That(page.Items.Select(item => item.Sequence), Is.EqualTo([3, 4, 5]));
        Assert.That((page.Missed, page.IsClosed), Is.EqualTo((0, false)));
    }

    [Test]
    public async Task A_page_holds_no_more_than_the_limit_and_the_next_one_goes_on()
    {
        var log = NewLog();
        Append(log, 5);

        var first = await log.ReadAsync(EventCursor.Start, limit: 2, CancellationToken.None);
        var second = await log.ReadAsync(new EventCursor(7, first.Items[^1].Sequence), limit: 2, CancellationToken.None);

        Assert.That(first.Items.Concat(second.Items).Select(item => item.Sequence), Is.EqualTo([1, 2, 3, 4]));
    }

    [Test]
    public async Task What_the_ring_no_longer_holds_is_counted_as_missed()
    {
        var log = NewLog(capacity: 4);
        Append(log, 10);

        var page = await log.ReadAsync(new EventCursor(7, 3), limit: 100, CancellationToken.None);

        Assert.That(page.Items.Select(item => item.Sequence), Is.EqualTo([7, 8, 9, 10]));
        Assert.That(page.Missed, Is.EqualTo(3));
    }

    [Test]
    public async Task A_page_tells_what_was_there_already_when_the_reader_asked()
    {
        var log = NewLog();
        var waiting = log.ReadAsync(EventCursor.Start, limit: 100, CancellationToken.None).AsTask();
        Append(log, 2);

        var awaited = await waiting;
        var atOnce = await log.ReadAsync(EventCursor.Start, limit: 1, CancellationToken.None);

        Assert.That((awaited.LastWhenAsked, atOnce.LastWhenAsked), Is.EqualTo((0, 2)));
    }

    [Test]
    public async Task A_cursor_of_another_epoch_reads_from_the_oldest_item()
    {
        var log = NewLog();
        Append(log, 3);

        var page = await log.ReadAsync(new EventCursor(6, 2), limit: 100, CancellationToken.None);

        Assert.That(page.Items.Select(item => item.Sequence), Is.EqualTo([1, 2, 3]));
    }

    [Test]
    public async Task A_reader_with_nothing_to_read_is_woken_by_the_next_item()
    {
        var log = NewLog();

        var reading = log.ReadAsync(EventCursor.Start, limit: 100, CancellationToken.None).AsTask();
        var waited = !reading.IsCompleted;
        Append(log, 1);

        Assert.That(waited);
        Assert.That((await reading).Items.Select(item => item.Sequence), Is.EqualTo([1]));
    }

    [Test]
    public async Task A_reader_is_sent_home_empty_after_a_second_and_a_half()
    {
        var log = NewLog();

        var reading = log.ReadAsync(EventCursor.Start, limit: 100, CancellationToken.None).AsTask();
        _time.Advance(TimeSpan.FromSeconds(1.5));

        Assert.That((await reading).Items, Is.Empty);
    }

    [Test]
    public async Task Closing_wakes_readers_and_says_so_with_the_last_item()
    {
        var log = NewLog();

        var reading = log.ReadAsync(EventCursor.Start, limit: 100, CancellationToken.None).AsTask();
        log.AppendStatus(StreamStatus.Done, error: null, _time.GetUtcNow());
        log.Close();
        Append(log, 1);
        await reading;
        var page = await log.ReadAsync(EventCursor.Start, limit: 100, CancellationToken.None);

        Assert.That(page.IsClosed);
        Assert.That(page.Items.Select(item => item.Status), Is.EqualTo([StreamStatus.Done]));
    }

    [Test]
    public async Task Readers_and_writers_at_once_see_every_item_once()
    {
        var log = NewLog();
        const int Items = 900;

        var writing = Task.Run(() => Append(log, Items));
        List<long> seen = [];

        while (seen.Count < Items)
        {
            var page = await log.ReadAsync(new EventCursor(7, seen.Count), limit: 50, CancellationToken.None);
            seen.AddRange(page.Items.Select(item => item.Sequence));
        }

        await writing;
        Assert.That(seen, Is.EqualTo(Enumerable.Range(1, Items)));
    }

    private EventLog NewLog(int capacity = EventLog.DefaultCapacity) => new(7, _time, capacity);

    private void Append(EventLog log, int count)
    {
        for (var i = 0; i < count; i++)
        {
            log.AppendStatus(StreamStatus.InProgress, error: null, _time.GetUtcNow());
        }
    }
}

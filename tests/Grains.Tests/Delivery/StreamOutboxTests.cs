using System.Diagnostics;
using System.Diagnostics.Metrics;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LunaVideoAgent.Grains.Tests.Delivery;

internal sealed class StreamOutboxTests
{
    private const string TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private FakeTimeProvider _time = null!;
    private MemoryDeliveryStore _store = null!;
    private ServiceProvider _services = null!;
    private DeliveryMeter _meter = null!;

    [SetUp]
    public void Start()
    {
        _time = new FakeTimeProvider(SampleCallback.Time);
        _store = new MemoryDeliveryStore();
        _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        _meter = new DeliveryMeter(_services.GetRequiredService<IMeterFactory>());
    }

    [TearDown]
    public void Stop()
    {
        _meter.Dispose();
        _services.Dispose();
    }

    [Test]
    public async Task Who_lets_go_of_a_stream_has_stored_its_messages()
    {
        var outbox = New();

        outbox.Send(0, SampleCallback.Event());
        outbox.Send(0, SampleCallback.Event());
        await outbox.DisposeAsync();

        Assert.That(_store.Messages, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Messages_wait_while_the_database_is_away_and_are_stored_in_their_order_when_it_is_back()
    {
        _store.IsAway = true;
        var outbox = New();
        outbox.Send(0, SampleCallback.Event(people: 1));
        await UntilAsync(() => _store.Attempts == 1);
        outbox.Send(0, SampleCallback.Event(people: 2));

        _store.IsAway = false;
        await UntilAsync(() => _store.Messages.Count == 2);

        Assert.That(_store.Messages.Select(message => message.CreateTime), Is.Ordered);
        await outbox.DisposeAsync();
    }

    [Test]
    public async Task What_was_not_stored_when_the_stream_let_go_is_stored_later()
    {
        _store.IsAway = true;
        var outbox = New();
        outbox.Send(0, SampleCallback.Event());
        await UntilAsync(() => _store.Attempts == 1);
        var disposing = outbox.DisposeAsync().AsTask();
        await UntilAsync(() => disposing.IsCompleted);

        _store.IsAway = false;
        await UntilAsync(() => _store.Messages.Count == 1);

        Assert.That(_store.Messages, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_loser_of_the_lease_stores_nothing_and_does_not_try_again()
    {
        _store.IsOthers = true;
        var outbox = New();

        outbox.Send(0, SampleCallback.Event());
        await outbox.DisposeAsync();

        Assert.That((_store.Attempts, _store.Messages.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_full_queue_never_makes_the_sender_wait()
    {
        _store.IsAway = true;
        var outbox = New();

        for (var i = 0; i < 3000; i++)
        {
            outbox.Send(0, SampleCallback.Event());
        }

        _store.IsAway = false;
        await UntilAsync(() => _store.Messages.Count >= 1024);
        await outbox.DisposeAsync();
        Assert.That(_store.Messages, Has.Count.InRange(1024, 1024 + 64));
    }

    [Test]
    public async Task A_message_that_was_lost_before_it_was_stored_says_so_in_its_trace()
    {
        using var recorder = new ActivityRecorder();
        _store.IsAway = true;
        var outbox = New();

        for (var i = 0; i < 3000; i++)
        {
            outbox.Send(0, SampleCallback.Event() with { TraceParent = TraceParent });
        }

        var lost = recorder.Ended.Where(one => one.OperationName == "store").ToArray();
        Assert.That(lost, Has.Length.InRange(3000 - 1024 - 64, 3000 - 1024));
        Assert.That(
            lost.Select(one => (one.Status, one.StatusDescription)),
            Is.All.EqualTo((ActivityStatusCode.Error, "too many wait to be stored")));
        _store.IsAway = false;
        await UntilAsync(() => _store.Messages.Count >= 1024);
        await outbox.DisposeAsync();
    }

    [TestCase(false, ActivityStatusCode.Ok, null)]
    [TestCase(true, ActivityStatusCode.Error, "the lease is somebody else's")]
    public async Task A_message_is_stored_with_the_trace_of_its_event_and_the_storing_is_a_part_of_it(
        bool isOthers, ActivityStatusCode status, string? reason)
    {
        using var recorder = new ActivityRecorder();
        _store.IsOthers = isOthers;
        var outbox = New();

        outbox.Send(0, SampleCallback.Event() with { TraceParent = TraceParent });
        outbox.Send(0, SampleCallback.Event());
        await outbox.DisposeAsync();

        var stored = recorder.Single("store");
        Assert.That((stored.ParentId, stored.Status, stored.StatusDescription), Is.EqualTo((TraceParent, status, reason)));
        Assert.That(_store.Messages.Select(one => one.TraceParent), Is.EqualTo(isOthers ? [] : new[] { TraceParent, null }));
    }

    private StreamOutbox New()
    {
        var stream = SampleCallback.Stream(SampleCallback.Http());
        var lease = new Lease(stream.StreamId, Epoch: 1, new LeaseOwner("silo"), WasLost: false);
        var services = new OutboxServices(_store, new DeliverySignal(_time), _meter, Options.Create(new DeliveryOptions()), _time);
        return new StreamOutbox(lease, stream, services, NullLogger.Instance);
    }

    // The writer waits between attempts; time passes until it has done what is waited for.
    private async Task UntilAsync(Func<bool> holds)
    {
        for (var i = 0; i < 10_000 && !holds(); i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
            await Task.Delay(1);
        }

        Assert.That(holds(), Is.True);
    }
}

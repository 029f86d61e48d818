using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage;

/// <summary>Messages that are given up.</summary>
internal abstract class DeadDeliveriesContract<TDatabase>
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
    public async Task A_target_that_is_gone_takes_nothing_more_until_it_is_replayed_or_changed()
    {
        var lease = await _database.RunStreamAsync();
        await _database.AddAsync(lease, SampleMessage.To(lease.StreamId));
        var claim = (await _database.ClaimAsync()).Single();

        await _database.SettleAsync(claim, new DeliveryReport { DisableReason = "answered 410 Gone" });
        var refused = await _database.AddAsync(lease, SampleMessage.To(lease.StreamId));
        var dead = await _database.ListAsync(new DeliveryFilter { Status = DeliveryStatus.Dead });
        var replayed = await _database.Deliveries.ReplayAsync(new DeliveryFilter(), Sample.Time, CancellationToken.None);
        var taken = await _database.AddAsync(lease, SampleMessage.To(lease.StreamId));

        Assert.That((refused, replayed, taken), Is.EqualTo((0, 1, 1)));
        Assert.That(dead.Single().LastError, Is.EqualTo("answered 410 Gone"));
        Assert.That(await _database.ReadAsync((await _database.ClaimAsync()).Single()), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_outbox_tells_how_much_waits_since_when_and_how_much_was_given_up()
    {
        var empty = await MeasureAsync();
        var (one, other, third) = (
            await _database.RunStreamAsync(), await _database.RunStreamAsync(), await _database.RunStreamAsync());
        var later = SampleMessage.To(other.StreamId) with { Delay = TimeSpan.FromMinutes(5) };
        await _database.AddAsync(one, SampleMessage.To(one.StreamId, 1), SampleMessage.To(one.StreamId, 2));
        var claim = (await _database.ClaimAsync()).Single();
        var first = (await _database.ReadAsync(claim))[0];
        await _database.AddAsync(other, later);
        await _database.AddAsync(third, SampleMessage.To(third.StreamId));
        var full = await MeasureAsync();

        await _database.SettleAsync(claim, new DeliveryReport { Delivered = [first.DeliveryId] });
        await _database.SettleAsync((await _database.ClaimAsync()).Single(), new DeliveryReport { DisableReason = "gone" });
        var (less, bounded) = (await MeasureAsync(), await MeasureAsync(limit: 0));

        Assert.That(empty, Is.EqualTo(new OutboxFigures(Waiting: 0, Dead: 0, OldestTime: null)));
        Assert.That(full, Is.EqualTo(new OutboxFigures(Waiting: 4, Dead: 0, Sample.Time)));
        Assert.That(less, Is.EqualTo(new OutboxFigures(Waiting: 2, Dead: 1, Sample.Time)));
        Assert.That(bounded.Dead, Is.Zero);
    }

    [Test]
    public async Task What_went_aside_has_waited_since_it_was_made()
    {
        var lease = await _database.RunStreamAsync();
        var later = SampleMessage.To(lease.StreamId, 2, "analytics.0.1") with { Delay = TimeSpan.FromMinutes(5) };
        await _database.AddAsync(lease, later);
        var future = await MeasureAsync();
        await _database.AddAsync(lease, SampleMessage.To(lease.StreamId, 1));
        var claim = (await _database.ClaimAsync()).Single();
        var message = (await _database.ReadAsync(claim)).Single();

        var aside = new DeliveryReport.FailedDelivery(message.DeliveryId, DeliveryStatus.Aside, TimeSpan.FromHours(1), "no");
        await _database.SettleAsync(claim, new DeliveryReport { Failed = [aside], Pause = TimeSpan.FromHours(1) });

        Assert.That(future, Is.EqualTo(new OutboxFigures(Waiting: 1, Dead: 0, Sample.Time.AddMinutes(5))));
        Assert.That(await MeasureAsync(), Is.EqualTo(new OutboxFigures(Waiting: 2, Dead: 0, Sample.Time)));
    }

    [Test]
    public async Task A_callback_that_was_changed_is_switched_on_again()
    {
        var lease = await _database.RunStreamAsync();
        await _database.AddAsync(lease, SampleMessage.To(lease.StreamId));
        await _database.SettleAsync((await _database.ClaimAsync()).Single(), new DeliveryReport { DisableReason = "gone" });

        var changed = SampleMessage.Callback with { Secret = "another" };
        var stored = await _database.AddAsync(lease, SampleMessage.To(lease.StreamId, callback: changed));

        Assert.That(stored, Is.EqualTo(1));
        Assert.That((await _database.ClaimAsync()).Single().Target.Callback.Secret, Is.EqualTo("another"));
    }

    [Test]
    public async Task Dead_messages_are_listed_by_filter_and_removed_or_replayed_by_number()
    {
        var (one, other) = (await _database.RunStreamAsync(), await _database.RunStreamAsync());
        await _database.AddAsync(one, SampleMessage.To(one.StreamId, 1), SampleMessage.To(one.StreamId, 2));
        await _database.AddAsync(other, SampleMessage.To(other.StreamId, 3));

        foreach (var claim in await _database.ClaimAsync())
        {
            await _database.SettleAsync(claim, new DeliveryReport { DisableReason = "gone" });
        }

        var dead = await _database.ListAsync(new DeliveryFilter { SourceId = one.StreamId });
        var foreign = await _database.Deliveries.DeleteAsync(new DeliveryFilter { AccountId = Guid.NewGuid() }, CancellationToken.None);
        var removed = await _database.Deliveries.DeleteAsync(
            new DeliveryFilter { DeliveryIds = [dead[0].DeliveryId] }, CancellationToken.None);
        var replayed = await _database.Deliveries.ReplayAsync(
            new DeliveryFilter { SourceId = one.StreamId, DeliveryIds = [dead[1].DeliveryId] }, Sample.Time, CancellationToken.None);

        Assert.That(dead.Select(message => message.Status), Is.EqualTo([DeliveryStatus.Dead, DeliveryStatus.Dead]));
        Assert.That((foreign, removed, replayed), Is.EqualTo((0, 1, 1)));
        var pending = await _database.ListAsync(new DeliveryFilter { Status = DeliveryStatus.Pending });
        Assert.That(pending.Single().DeliveryId, Is.EqualTo(dead[1].DeliveryId));
    }

    [Test]
    public async Task Old_messages_are_given_up_and_older_ones_removed()
    {
        var lease = await _database.RunStreamAsync();
        await _database.AddAsync(lease, SampleMessage.To(lease.StreamId));
        Task<int> CleanAsync(double giveUp, double remove) => _database.Deliveries.CleanAsync(
            Sample.Time.AddSeconds(giveUp), Sample.Time.AddSeconds(remove), limit: 10, CancellationToken.None);

        var young = await CleanAsync(-1, -2);
        var given = await CleanAsync(1, -1);
        var dead = await _database.ListAsync();
        var removed = await CleanAsync(2, 1);

        Assert.That((young, given, removed), Is.EqualTo((0, 1, 1)));
        Assert.That((dead.Single().Status, dead.Single().LastError), Is.EqualTo((DeliveryStatus.Dead, "not delivered in time")));
        Assert.That(await _database.ListAsync(), Is.Empty);
    }

    private Task<OutboxFigures> MeasureAsync(int limit = 100) => _database.Deliveries.MeasureAsync(limit, CancellationToken.None);
}

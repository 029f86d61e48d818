using System.Text;
using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Silo.Storage;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage;

internal abstract class DeliveryStoreContract<TDatabase>
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
    public async Task Messages_are_read_by_who_claims_their_target_as_they_were_stored_and_in_their_order()
    {
        var lease = await _database.RunStreamAsync();
        OutgoingMessage[] messages = [.. Enumerable.Range(0, 20).Select(number => SampleMessage.To(lease.StreamId, number))];

        var stored = await _database.AddAsync(lease, messages);

        var claim = (await _database.ClaimAsync()).Single();
        var read = await _database.ReadAsync(claim);
        Assert.That(stored, Is.EqualTo(20));
        Assert.That(claim.Target.TargetId, Is.EqualTo(messages[0].Target.TargetId));
        Assert.That(StoredJson.WriteDocument(claim.Target.Callback), Is.EqualTo(StoredJson.WriteDocument(SampleMessage.Callback)));
        Assert.That(read.Select(one => one.MessageId), Is.EqualTo(messages.Select(one => one.MessageId)));
        Assert.That(read.Select(one => one.Body), Is.EqualTo(messages.Select(one => one.Body.ToArray())));
        Assert.That(read[0].CreateTime, Is.EqualTo(Sample.Time));
        Assert.That(read[0].RequestId, Is.EqualTo(messages[0].RequestId));
        Assert.That(read.Select(one => one.TraceParent), Is.EqualTo(messages.Select(one => one.TraceParent)));
        Assert.That(read.Select(one => one.TraceParent is null).Distinct().Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task Storing_a_message_twice_stores_it_once()
    {
        var lease = await _database.RunStreamAsync();
        var message = SampleMessage.To(lease.StreamId);

        await _database.AddAsync(lease, message);
        var again = await _database.AddAsync(lease, message);

        Assert.That(again, Is.Zero);
        Assert.That(await _database.ListAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Who_lost_the_lease_to_another_silo_stores_nothing()
    {
        var lease = await _database.RunStreamAsync();
        await _database.TakeAsync(lease.StreamId, await _database.JoinAsync(), Sample.Time.AddMinutes(5));

        var stored = await _database.AddAsync(lease, SampleMessage.To(lease.StreamId));

        Assert.That(stored, Is.Null);
        Assert.That(await _database.ListAsync(), Is.Empty);
    }

    [Test]
    public async Task Who_took_its_own_lease_again_still_stores_what_it_saw_before()
    {
        var lease = await _database.RunStreamAsync();
        await _database.TakeAsync(lease.StreamId, lease.Owner, Sample.Time.AddMinutes(5));

        var stored = await _database.AddAsync(lease, SampleMessage.To(lease.StreamId));

        Assert.That(stored, Is.EqualTo(1));
    }

    [Test]
    public async Task A_target_is_sent_to_by_one_silo_at_a_time_until_its_claim_runs_out()
    {
        var lease = await _database.RunStreamAsync();
        await _database.AddAsync(lease, SampleMessage.To(lease.StreamId), SampleMessage.To(lease.StreamId, place: "analytics.0.1"));

        var first = await _database.ClaimAsync(limit: 1);
        var second = await _database.ClaimAsync(owner: "silo-2");
        var nothing = await _database.ClaimAsync(seconds: 14);
        await _database.Deliveries.RenewAsync(first, Sample.Time.AddSeconds(14), SampleMessage.TimeToLive, CancellationToken.None);
        var expired = await _database.ClaimAsync(seconds: 16, owner: "silo-3");

        Assert.That((first.Count, second.Count, nothing.Count), Is.EqualTo((1, 1, 0)));
        Assert.That(expired.Single().Target.TargetId, Is.EqualTo(second.Single().Target.TargetId));
        Assert.That(expired.Single().Number, Is.GreaterThan(second.Single().Number));
    }

    [Test]
    public async Task Who_lost_a_claim_changes_nothing()
    {
        var lease = await _database.RunStreamAsync();
        await _database.AddAsync(lease, SampleMessage.To(lease.StreamId));
        var lost = (await _database.ClaimAsync()).Single();
        var held = (await _database.ClaimAsync(seconds: 16)).Single();
        var message = (await _database.ReadAsync(held, seconds: 16)).Single();

        var settled = await _database.SettleAsync(lost, new DeliveryReport { Delivered = [message.DeliveryId] }, seconds: 16);

        Assert.That(settled, Is.False);
        Assert.That(await _database.ReadAsync(held, seconds: 16), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_delivered_message_is_gone_and_a_target_without_messages_is_let_go_until_the_next_one()
    {
        var lease = await _database.RunStreamAsync();
        await _database.AddAsync(lease, SampleMessage.To(lease.StreamId), SampleMessage.To(lease.StreamId));
        var claim = (await _database.ClaimAsync()).Single();
        var messages = await _database.ReadAsync(claim);

        var more = await _database.SettleAsync(claim, new DeliveryReport { Delivered = [messages[0].DeliveryId] });
        var done = await _database.SettleAsync(claim, new DeliveryReport { Delivered = [messages[1].DeliveryId] });
        var idle = await _database.ClaimAsync(seconds: 60);
        await _database.AddAsync(lease, SampleMessage.To(lease.StreamId));

        Assert.That((more, done, idle.Count), Is.EqualTo((true, false, 0)));
        Assert.That(await _database.ClaimAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_target_that_rests_is_not_woken_by_new_messages()
    {
        var lease = await _database.RunStreamAsync();
        await _database.AddAsync(lease, SampleMessage.To(lease.StreamId, 1));
        var claim = (await _database.ClaimAsync()).Single();
        var message = (await _database.ReadAsync(claim)).Single();
        var failed = new DeliveryReport.FailedDelivery(message.DeliveryId, DeliveryStatus.Pending, TimeSpan.FromDays(1), "answered 500");

        await _database.SettleAsync(claim, new DeliveryReport { Failed = [failed], Failures = 1, Pause = TimeSpan.FromSeconds(30) });
        await _database.AddAsync(lease, SampleMessage.To(lease.StreamId, 2));

        var early = await _database.ClaimAsync(seconds: 29);
        var due = (await _database.ClaimAsync(seconds: 31)).Single();
        var read = await _database.ReadAsync(due, seconds: 31);
        Assert.That(early, Is.Empty);
        Assert.That(due.Failures, Is.EqualTo(1));
        Assert.That(read.Select(one => Encoding.UTF8.GetString(one.Body)), Is.EqualTo(["{\"number\":1}", "{\"number\":2}"]));
        Assert.That(read[0].Attempts, Is.EqualTo(1));
    }

    [Test]
    public async Task A_message_aside_waits_for_its_own_time_and_then_comes_after_those_in_their_turn()
    {
        var lease = await _database.RunStreamAsync();
        await _database.AddAsync(lease, SampleMessage.To(lease.StreamId, 1), SampleMessage.To(lease.StreamId, 2));
        var claim = (await _database.ClaimAsync()).Single();
        var messages = await _database.ReadAsync(claim);
        var delay = TimeSpan.FromMinutes(5);
        var failed = new DeliveryReport.FailedDelivery(messages[0].DeliveryId, DeliveryStatus.Aside, delay, "answered 400");

        await _database.SettleAsync(claim, new DeliveryReport { Failed = [failed] });

        var now = await _database.ReadAsync(claim);
        var later = await _database.ReadAsync(claim, seconds: 301);
        Assert.That(now.Select(one => one.DeliveryId), Is.EqualTo([messages[1].DeliveryId]));
        Assert.That(later.Select(one => one.DeliveryId), Is.EqualTo([messages[1].DeliveryId, messages[0].DeliveryId]));
    }

    [Test]
    public async Task A_queue_that_is_full_takes_nothing_more()
    {
        var lease = await _database.RunStreamAsync();
        OutgoingMessage[] messages = [.. Enumerable.Range(0, 120).Select(number => SampleMessage.To(lease.StreamId, number))];

        var stored = await _database.AddAsync(lease, messages);
        var more = await _database.AddAsync(lease, SampleMessage.To(lease.StreamId));

        Assert.That((stored, more), Is.EqualTo((100, 0)));
    }

    [Test]
    public async Task Many_silos_share_targets_without_waiting_and_send_each_message_once()
    {
        var leases = new List<Guid>();

        for (var i = 0; i < 12; i++)
        {
            var lease = await _database.RunStreamAsync();
            leases.Add(lease.StreamId);
            await _database.AddAsync(lease, [.. Enumerable.Range(0, 5).Select(number => SampleMessage.To(lease.StreamId, number))]);
        }

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(silo => SendAllAsync($"silo-{silo}")));

        Assert.That(sent.SelectMany(one => one), Is.Unique);
        Assert.That(sent.Sum(one => one.Count), Is.EqualTo(60));
        Assert.That(await _database.ListAsync(), Is.Empty);
    }

    private async Task<List<long>> SendAllAsync(string owner)
    {
        var sent = new List<long>();

        while (await _database.ClaimAsync(owner: owner, limit: 2) is { Count: > 0 } claims)
        {
            foreach (var claim in claims)
            {
                var messages = await _database.ReadAsync(claim);
                sent.AddRange(messages.Select(message => message.DeliveryId));
                await _database.SettleAsync(claim, new DeliveryReport { Delivered = [.. messages.Select(message => message.DeliveryId)] });
            }
        }

        return sent;
    }
}

using System.Text;
using System.Text.Json.Nodes;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage;

internal abstract class EventStoreContract<TDatabase>
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
    public async Task An_event_is_stored_as_it_was_told_last_and_sent_to_nobody()
    {
        var lease = await _database.RunStreamAsync();
        var eventId = Guid.NewGuid();

        await _database.AddAsync(lease, Message(lease, eventId, people: 1, seconds: 0), Message(lease, eventId, people: 2, seconds: 1));
        await _database.AddAsync(lease, Message(lease, eventId, people: 9, seconds: -1));

        var stored = (await ListAsync(new EventQuery())).Single();
        Assert.That((int)stored["event"]!["people_count"]!, Is.EqualTo(2));
        Assert.That(await _database.ClaimAsync(), Is.Empty);
    }

    [Test]
    public async Task Events_are_listed_by_filter_in_either_order_and_by_page()
    {
        var (one, other) = (await _database.RunStreamAsync(), await _database.RunStreamAsync());
        Guid[] ids = [.. Enumerable.Range(0, 4).Select(_ => Guid.NewGuid())];

        for (var i = 0; i < 4; i++)
        {
            var lease = i < 3 ? one : other;
            await _database.AddAsync(lease, Message(lease, ids[i], people: i, seconds: i));
        }

        async Task<IEnumerable<int>> OfAsync(EventQuery query) =>
            (await ListAsync(query)).Select(one => (int)one["event"]!["people_count"]!);

        Assert.That(await OfAsync(new EventQuery()), Is.EqualTo([3, 2, 1, 0]));
        Assert.That(await OfAsync(new EventQuery { Ascending = true, Page = 2, PageSize = 3 }), Is.EqualTo([3]));
        Assert.That(await OfAsync(new EventQuery { StreamIds = [one.StreamId] }), Is.EqualTo([2, 1, 0]));
        Assert.That(await OfAsync(new EventQuery { EventIds = [ids[1], ids[3]] }), Is.EqualTo([3, 1]));
        Assert.That(await OfAsync(new EventQuery { EventTypes = ["other"] }), Is.Empty);
        Assert.That(
            await OfAsync(new EventQuery { Sources = ["gate"], SourceGroups = ["group"], Ascending = true }), Is.EqualTo([0, 1, 2, 3]));
        Assert.That(await OfAsync(new EventQuery { AccountId = Guid.NewGuid() }), Is.Empty);
        Assert.That(
            await OfAsync(new EventQuery { CreatedFrom = Sample.Time.AddSeconds(1), CreatedBefore = Sample.Time.AddSeconds(3) }),
            Is.EqualTo([2, 1]));
    }

    [Test]
    public async Task Events_are_removed_when_their_time_is_over()
    {
        var lease = await _database.RunStreamAsync();
        await _database.AddAsync(lease, Message(lease, Guid.NewGuid(), people: 1, seconds: 0));
        await _database.AddAsync(lease, Message(lease, Guid.NewGuid(), people: 2, seconds: 10));

        var removed = await _database.Events.DeleteAsync(Sample.Time.AddSeconds(5), limit: 10, CancellationToken.None);

        Assert.That(removed, Is.EqualTo(1));
        Assert.That((int)(await ListAsync(new EventQuery())).Single()["event"]!["people_count"]!, Is.EqualTo(2));
    }

    private async Task<IReadOnlyList<JsonNode>> ListAsync(EventQuery query) =>
        [.. (await _database.Events.ListAsync(query, CancellationToken.None)).Select(document => JsonNode.Parse(document)!)];

    private static OutgoingMessage Message(Lease lease, Guid eventId, int people, double seconds)
    {
        var time = Sample.Time.AddSeconds(seconds);
        var body = new JsonObject
        {
            ["event_create_time"] = time.UtcDateTime,
            ["event_end_time"] = time.UtcDateTime,
            ["event"] = new JsonObject
            {
                ["event_id"] = eventId,
                ["source"] = "gate",
                ["source_group"] = "group",
                ["people_count"] = people,
            },
        };
        var callback = new CallbackSettings { Kind = CallbackKind.EventStore };

        return SampleMessage.To(lease.StreamId, callback: callback) with
        {
            CreateTime = time,
            Body = Encoding.UTF8.GetBytes(body.ToJsonString()),
        };
    }
}

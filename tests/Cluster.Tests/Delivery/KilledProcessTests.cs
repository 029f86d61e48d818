using LunaVideoAgent.Cluster.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Cluster.Tests.Delivery;

internal sealed class KilledProcessTests
{
    private const int Streams = 2;
    private const int Some = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // The database itself numbers and keeps what was stored: rows go when they are delivered.
    private const string Witness = """
        create table witness (
          number bigint generated always as identity, source_id uuid not null, message_id uuid not null, body text not null);
        create function witness() returns trigger language plpgsql as $$
        begin
          insert into witness (source_id, message_id, body)
          select target.source_id, new.message_id, convert_from(new.body, 'UTF8')
          from delivery_targets target
          where target.target_id = new.target_id;
          return null;
        end $$;
        create trigger witness after insert on deliveries for each row execute function witness();
        """;

    [Test]
    public async Task Each_event_arrives_though_silo_gateway_and_receiver_are_killed_and_what_comes_twice_is_the_same()
    {
        await using var receiver = new MessageReceiver();
        await receiver.StartAsync();
        await using var cluster = await ClusterUnderTest.StartAsync(
            silos: 2,
            "--Callbacks:Reach", "Private",
            "--Delivery:ClaimTimeToLive", "00:00:02",
            "--Delivery:OrderedAttempts", "100",
            "--Inference:InputSides:detect-nanodet-g", "320");
        await cluster.Database.QueryAsync<int>(Witness);
        var gateways = await cluster.AddGatewaysAsync(2);
        var streams = await cluster.CreateStreamsAsync(Streams, Telling(receiver.Address));
        await ArriveAsync(cluster, receiver, Some);

        var victim = cluster.OwnerOf((await cluster.RunningAsync(Streams)).Values.First());
        await cluster.KillAsync(victim);
        await ArriveAsync(cluster, receiver, Some);

        await gateways[0].KillAsync();
        await ArriveAsync(cluster, receiver, Some);

        await receiver.KillAsync();
        await Eventually.Async(async () => await FailedAsync(cluster) > 0, Patience, () => "An attempt should have failed.");
        await receiver.StartAsync();
        await ArriveAsync(cluster, receiver, Some);

        foreach (var streamId in streams)
        {
            await cluster.Catalog.StopAsync(streamId, CancellationToken.None);
        }

        await Eventually.IsAsync(() => LeftAsync(gateways[1]), 0, seconds: 60, "Messages that are left");
        await CheckAsync(cluster, receiver);
    }

    private static StreamSettings Telling(Uri receiver)
    {
        var camera = StreamSample.Camera();
        var parameters = new PeopleCountParameters
        {
            Threshold = 0,
            ProbeCount = 1,
            Rate = new FrameRateSettings(2, FrameRateUnit.Frame),
            EventPolicy = new EventPolicySettings(EventTrigger.Period, TimeSpan.FromSeconds(0.2)),
        };
        var callback = new CallbackSettings { Kind = CallbackKind.Http, Url = $"{receiver}events", Timeout = TimeSpan.FromSeconds(5) };
        return camera with { Analytics = [camera.Analytics[0] with { Parameters = parameters, Callbacks = [callback] }] };
    }

    private static async Task ArriveAsync(ClusterUnderTest cluster, MessageReceiver receiver, int more)
    {
        var wanted = receiver.Messages.Count + more;
        IReadOnlyList<string> left = [];
        await Eventually.Async(
            async () =>
            {
                left = await cluster.Database.QueryAsync<string>(
                    "select distinct concat(status, ' ', attempts, ' ', last_error) from deliveries limit 10");
                return receiver.Messages.Count >= wanted;
            },
            Patience,
            () => $"{receiver.Messages.Count} of {wanted} messages came; what is left: {string.Join("; ", left)}");
    }

    private static async Task<int> FailedAsync(ClusterUnderTest cluster) =>
        await cluster.Database.ScalarAsync<int>("select count(*)::int from deliveries where attempts > 0");

    // By the gateway that is left.
    private static async Task<int> LeftAsync(GatewayProcess gateway) =>
        (await gateway.GetAsync("/2/deliveries")).GetProperty("deliveries").GetArrayLength();

    private static async Task CheckAsync(ClusterUnderTest cluster, MessageReceiver receiver)
    {
        var stored = await cluster.Database.QueryAsync<(Guid Stream, Guid Id, string Body)>(
            "select source_id, message_id, body from witness order by number");
        var arrived = receiver.Messages;
        var ids = arrived.Select(message => message.Id).Distinct().ToList();

        await TestContext.Out.WriteLineAsync(
            $"stored {stored.Count}, arrived {arrived.Count}, twice {arrived.Count - ids.Count}, " +
            $"lost {stored.Select(message => message.Id).Except(ids).Count()}");
        Assert.That(ids, Is.EquivalentTo(stored.Select(message => message.Id)), "each at least once, and nothing else");
        Assert.That(
            arrived.Distinct(), Is.EquivalentTo(stored.Select(message => (message.Id, message.Body))), "what comes twice is the same");

        foreach (var stream in stored.GroupBy(message => message.Stream, message => message.Id))
        {
            Assert.That(ids.Where(stream.Contains), Is.EqualTo(stream), "first in the order of their stream");
        }
    }
}

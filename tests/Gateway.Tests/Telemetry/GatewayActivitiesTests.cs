using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using LunaVideoAgent.Gateway.Events;
using LunaVideoAgent.Gateway.Telemetry;
using LunaVideoAgent.Gateway.Tests.Support;

namespace LunaVideoAgent.Gateway.Tests.Telemetry;

internal sealed class GatewayActivitiesTests
{
    private const string First = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private const string Second = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private static readonly DateTimeOffset Start = new(2026, 5, 4, 12, 30, 15, TimeSpan.Zero);

    [Test]
    public void A_message_that_was_sent_is_a_part_of_the_trace_of_each_of_its_events()
    {
        var traced = AnalyticEvents.Crowd();
        var item = FeedItems.Item() with
        {
            Events = [traced with { TraceParent = First }, traced, traced with { TraceParent = Second }],
        };

        var ended = Record(FeedMessage.From(item, epoch: 1).TraceParents);

        Assert.That(ended.Select(one => (one.OperationName, one.ParentId)), Is.EqualTo(new[] { ("send", First), ("send", Second) }));
        Assert.That(ended.Select(one => (one.StartTimeUtc, one.Duration)), Is.All.EqualTo((Start.UtcDateTime, TimeSpan.FromSeconds(1))));
        Assert.That(ended[0].DisplayName, Is.EqualTo("send websocket"));
        Assert.That(ended[0].GetTagItem("luna.stream_id"), Is.EqualTo(Snapshots.StreamId.ToString()));
    }

    [Test]
    public void A_message_without_traced_events_is_none()
    {
        var item = FeedItems.Item() with { Events = [AnalyticEvents.Crowd()] };

        Assert.That(FeedMessage.From(item, epoch: 1).TraceParents, Is.Null);
        Assert.That(Record(traceParents: null), Is.Empty);
    }

    private static Activity[] Record(IReadOnlyList<string>? traceParents)
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == GatewayActivities.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var message = new OutgoingMessage(default, WebSocketMessageType.Text, Dropped: 0) { TraceParents = traceParents };

        GatewayActivities.RecordSent(message, Snapshots.StreamId, Start, Start.AddSeconds(1));

        return [.. ended];
    }
}

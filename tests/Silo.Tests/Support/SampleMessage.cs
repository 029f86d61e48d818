using System.Text;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>Messages to callbacks for tests.</summary>
internal static class SampleMessage
{
    public const string Silo = "silo-1";

    public static TimeSpan TimeToLive { get; } = TimeSpan.FromSeconds(15);

    public static CallbackSettings Callback { get; } = new()
    {
        Kind = CallbackKind.Http,
        Url = "https://receiver/events",
        Secret = "secret",
        Conditions = [new CallbackCondition("event.people_count", ConditionOperator.Greater, "1")],
    };

    /// <summary>Of a notification policy.</summary>
    public static CallbackSettings Status { get; } = new() { Kind = CallbackKind.Http, Url = "https://receiver/status" };

    public static OutgoingMessage To(
        Guid streamId, int number = 0, string place = "analytics.0.0", CallbackSettings? callback = null) => new()
        {
            MessageId = Guid.CreateVersion7(),
            Target = DeliveryTarget.Of(streamId, accountId: null, place, callback ?? Callback),
            MessageType = "crowd",
            CreateTime = Sample.Time,
            Body = Encoding.UTF8.GetBytes($"{{\"number\":{number}}}"),
            TraceParent = number == 0 ? "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" : null,
            RequestId = "1700000000,557d54ec-29ad-4f3c-93b4-c9092ef12515",
        };

    /// <summary>A stream that somebody runs.</summary>
    public static async Task<Lease> RunStreamAsync(this ITestDatabase database)
    {
        var stream = await database.CreateAsync();
        return (await database.TakeAsync(stream.StreamId, await database.JoinAsync()))!;
    }

    public static Task<int?> AddAsync(this ITestDatabase database, Lease lease, params OutgoingMessage[] messages) =>
        database.Deliveries.AddAsync(lease, messages, Sample.Time, CancellationToken.None);

    public static Task<IReadOnlyList<DeliveryClaim>> ClaimAsync(
        this ITestDatabase database, double seconds = 0, string owner = Silo, int limit = 100) =>
        database.Deliveries.ClaimAsync(owner, Sample.Time.AddSeconds(seconds), TimeToLive, limit, CancellationToken.None);

    public static Task<IReadOnlyList<PendingDelivery>> ReadAsync(this ITestDatabase database, DeliveryClaim claim, double seconds = 0) =>
        database.Deliveries.ReadAsync(claim, Sample.Time.AddSeconds(seconds), limit: 100, CancellationToken.None);

    public static Task<bool> SettleAsync(this ITestDatabase database, DeliveryClaim claim, DeliveryReport report, double seconds = 0) =>
        database.Deliveries.SettleAsync(claim, report, Sample.Time.AddSeconds(seconds), CancellationToken.None);

    public static Task<IReadOnlyList<DeliverySnapshot>> ListAsync(this ITestDatabase database, DeliveryFilter? filter = null) =>
        database.Deliveries.ListAsync(filter ?? new DeliveryFilter(), limit: 1000, offset: 0, CancellationToken.None);
}

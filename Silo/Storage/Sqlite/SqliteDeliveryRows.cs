using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Delivery;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>Rows of deliveries in the driver's types.</summary>
internal static class SqliteDeliveryRows
{
    /// <summary>A target that was taken.</summary>
    internal sealed record Claim(string TargetId, string SourceId, string? AccountId, string Callback, long Number, long Failures)
    {
        public DeliveryClaim ToClaim(string owner) => new(
            new DeliveryTarget(
                Guid.Parse(TargetId),
                Guid.Parse(SourceId),
                ParseAccount(AccountId),
                StoredJson.ReadDocument<CallbackSettings>(Callback)),
            owner,
            Number,
            (int)Failures);
    }

    /// <summary>A message whose turn it is.</summary>
    internal sealed record Pending(
        long DeliveryId,
        string MessageId,
        string MessageType,
        long Status,
        long Attempts,
        long CreateTime,
        byte[] Body,
        string? RequestId,
        string? TraceParent)
    {
        public PendingDelivery ToPending() => new()
        {
            DeliveryId = DeliveryId,
            MessageId = Guid.Parse(MessageId),
            MessageType = MessageType,
            Status = (DeliveryStatus)Status,
            Attempts = (int)Attempts,
            CreateTime = SqliteTime.To(CreateTime),
            Body = Body,
            RequestId = RequestId,
            TraceParent = TraceParent,
        };
    }

    /// <summary>A message in a list.</summary>
    internal sealed record Listed(
        long DeliveryId,
        string MessageId,
        string SourceId,
        string? AccountId,
        string Callback,
        string MessageType,
        long Status,
        long Attempts,
        long CreateTime,
        string? LastError)
    {
        public DeliverySnapshot ToSnapshot() => new()
        {
            DeliveryId = DeliveryId,
            MessageId = Guid.Parse(MessageId),
            SourceId = Guid.Parse(SourceId),
            AccountId = ParseAccount(AccountId),
            Callback = StoredJson.ReadDocument<CallbackSettings>(Callback),
            MessageType = MessageType,
            Status = (DeliveryStatus)Status,
            Attempts = (int)Attempts,
            CreateTime = SqliteTime.To(CreateTime),
            LastError = LastError,
        };
    }

    /// <summary>What the outbox holds.</summary>
    internal sealed record Figures(long Waiting, long Dead, long OldestTime)
    {
        public OutboxFigures ToFigures() => new(Waiting, (int)Dead, OldestTime < 0 ? null : SqliteTime.To(OldestTime));
    }

    private static Guid? ParseAccount(string? accountId) => accountId is null ? null : Guid.Parse(accountId);
}

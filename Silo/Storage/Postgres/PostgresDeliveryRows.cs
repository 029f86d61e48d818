using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Delivery;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>Rows of deliveries in the driver's types.</summary>
internal static class PostgresDeliveryRows
{
    /// <summary>A target that was taken.</summary>
    internal sealed record Claim(Guid TargetId, Guid SourceId, Guid? AccountId, string Callback, long Number, int Failures)
    {
        public DeliveryClaim ToClaim(string owner) => new(
            new DeliveryTarget(TargetId, SourceId, AccountId, StoredJson.ReadDocument<CallbackSettings>(Callback)),
            owner,
            Number,
            Failures);
    }

    /// <summary>A message whose turn it is.</summary>
    internal sealed record Pending(
        long DeliveryId,
        Guid MessageId,
        string MessageType,
        int Status,
        int Attempts,
        DateTime CreateTime,
        byte[] Body,
        string? RequestId,
        string? TraceParent)
    {
        public PendingDelivery ToPending() => new()
        {
            DeliveryId = DeliveryId,
            MessageId = MessageId,
            MessageType = MessageType,
            Status = (DeliveryStatus)Status,
            Attempts = Attempts,
            CreateTime = PostgresTime.To(CreateTime),
            Body = Body,
            RequestId = RequestId,
            TraceParent = TraceParent,
        };
    }

    /// <summary>A message in a list.</summary>
    internal sealed record Listed(
        long DeliveryId,
        Guid MessageId,
        Guid SourceId,
        Guid? AccountId,
        string Callback,
        string MessageType,
        int Status,
        int Attempts,
        DateTime CreateTime,
        string? LastError)
    {
        public DeliverySnapshot ToSnapshot() => new()
        {
            DeliveryId = DeliveryId,
            MessageId = MessageId,
            SourceId = SourceId,
            AccountId = AccountId,
            Callback = StoredJson.ReadDocument<CallbackSettings>(Callback),
            MessageType = MessageType,
            Status = (DeliveryStatus)Status,
            Attempts = Attempts,
            CreateTime = PostgresTime.To(CreateTime),
            LastError = LastError,
        };
    }

    /// <summary>What the outbox holds.</summary>
    internal sealed record Figures(long Waiting, int Dead, DateTime? OldestTime)
    {
        public OutboxFigures ToFigures() => new(Waiting, Dead, PostgresTime.To(OldestTime));
    }
}

using System.ComponentModel.DataAnnotations;
using LunaVideoAgent.Gateway.Analytics;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Delivery;

namespace LunaVideoAgent.Gateway.Delivery;

/// <summary>A message on its way to a callback.</summary>
internal sealed record DeliveryResponse(
    [property: Range(1, long.MaxValue)] long DeliveryId,
    Guid MessageId,
    Guid SourceId,
    Guid? AccountId,
    string MessageType,
    DeliveryStatus Status,
    [property: Range(0, int.MaxValue)] int Attempts,
    DateTimeOffset CreateTime,
    string? LastError,
    CallbackBody Callback)
{
    public static DeliveryResponse From(DeliverySnapshot delivery) => new(
        delivery.DeliveryId,
        delivery.MessageId,
        delivery.SourceId,
        delivery.AccountId,
        delivery.MessageType,
        delivery.Status,
        delivery.Attempts,
        delivery.CreateTime,
        Secrets.InText(delivery.LastError),
        CallbackBody.From(delivery.Callback));
}

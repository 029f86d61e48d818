namespace LunaVideoAgent.Gateway.Delivery;

/// <summary>One page of messages.</summary>
internal sealed record DeliveryListResponse(IReadOnlyList<DeliveryResponse> Deliveries);

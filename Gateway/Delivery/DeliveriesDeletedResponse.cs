using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Gateway.Delivery;

/// <summary>How many messages were removed.</summary>
internal sealed record DeliveriesDeletedResponse([property: Range(0, int.MaxValue)] int DeletedCount);

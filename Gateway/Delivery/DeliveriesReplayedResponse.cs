using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Gateway.Delivery;

/// <summary>How many messages are tried again.</summary>
internal sealed record DeliveriesReplayedResponse([property: Range(0, int.MaxValue)] int ReplayedCount);

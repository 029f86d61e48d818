namespace LunaVideoAgent.Grains.Delivery;

/// <summary>The right of one silo to send to a target, until it lets go or dies.</summary>
/// <param name="Target">The target.</param>
/// <param name="Owner">The silo.</param>
/// <param name="Number">Grows with each taking, so that who lost it changes nothing.</param>
/// <param name="Failures">Attempts that failed in a row, of whichever message.</param>
public sealed record DeliveryClaim(DeliveryTarget Target, string Owner, long Number, int Failures);

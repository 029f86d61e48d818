using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Delivery;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>Deliveries in the driver's types.</summary>
internal static class PostgresDeliveryParameters
{
    /// <summary>What became of messages, and the claim that it depends on.</summary>
    public static object Of(DeliveryClaim claim, DeliveryReport report, DateTime? time) => new
    {
        claim.Target.TargetId,
        claim.Owner,
        Claim = claim.Number,
        Time = time,
        Delivered = report.Delivered.ToArray(),
        Ids = report.Failed.Select(one => one.DeliveryId).ToArray(),
        Statuses = report.Failed.Select(one => (int)one.Status).ToArray(),
        Delays = report.Failed.Select(one => one.Delay).ToArray(),
        Errors = report.Failed.Select(one => one.Error).ToArray(),
        report.Failures,
        Gone = report.Delivered.Count + report.Failed.Count(one => one.Status is DeliveryStatus.Dead),
        PauseSeconds = report.Pause?.TotalSeconds,
        Reason = report.DisableReason,
    };

    /// <summary>One page of a filter; a null does not filter.</summary>
    public static object Of(DeliveryFilter filter, int limit, long offset) => new
    {
        filter.AccountId,
        filter.SourceId,
        DeliveryIds = Numbers(filter),
        Status = (int?)filter.Status,
        Limit = limit,
        Offset = offset,
    };

    /// <summary>Dead messages of these targets.</summary>
    public static object Of(DeliveryFilter filter, Guid[] targetIds, DateTime? time) => new
    {
        TargetIds = targetIds,
        DeliveryIds = Numbers(filter),
        Time = time,
    };

    private static long[]? Numbers(DeliveryFilter filter) => filter.DeliveryIds.Count == 0 ? null : filter.DeliveryIds.ToArray();
}

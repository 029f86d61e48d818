using System.Text.Json;
using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Delivery;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>Deliveries in the driver's types.</summary>
internal static class SqliteDeliveryParameters
{
    /// <summary>What became of messages, and the claim that it depends on.</summary>
    public static object Of(DeliveryClaim claim, DeliveryReport report, DateTimeOffset time) => new
    {
        TargetId = claim.Target.TargetId.ToString("D"),
        claim.Owner,
        Claim = claim.Number,
        Time = SqliteTime.From(time),
        Delivered = JsonSerializer.Serialize(report.Delivered),
        Reason = report.DisableReason,
    };

    /// <summary>Messages that failed, a row each.</summary>
    public static IReadOnlyList<object> Of(IReadOnlyList<DeliveryReport.FailedDelivery> failed, DateTimeOffset time) =>
    [
        .. failed.Select(one => new
        {
            one.DeliveryId,
            Status = (int)one.Status,
            one.Error,
            NextTime = SqliteTime.From(time + one.Delay),
        }),
    ];

    /// <summary>What a target does next.</summary>
    public static SettledTarget Of(DeliveryClaim claim, DeliveryReport report, long? ahead, DateTimeOffset time)
    {
        var next = ahead is not null && report.Pause is { } pause ? SqliteTime.From(time + pause) : ahead;

        return new SettledTarget(
            claim.Target.TargetId.ToString("D"),
            report.Failures,
            report.Delivered.Count + report.Failed.Count(one => one.Status is DeliveryStatus.Dead),
            ahead,
            next,
            GoesOn: report.Pause is null && ahead <= SqliteTime.From(time));
    }

    /// <summary>One page of a filter; a null does not filter.</summary>
    public static object Of(DeliveryFilter filter, int limit, long offset) => new
    {
        AccountId = filter.AccountId?.ToString("D"),
        SourceId = filter.SourceId?.ToString("D"),
        DeliveryIds = Numbers(filter),
        Status = (int?)filter.Status,
        Limit = limit,
        Offset = offset,
    };

    /// <summary>Targets whose dead messages are replayed, a row each.</summary>
    public static IReadOnlyList<object> Of(
        DeliveryFilter filter, IReadOnlyList<(string TargetId, long Count)> targets, DateTimeOffset time) =>
        [.. targets.Select(one => new { one.TargetId, one.Count, DeliveryIds = Numbers(filter), Time = SqliteTime.From(time) })];

    private static string? Numbers(DeliveryFilter filter) =>
        filter.DeliveryIds.Count == 0 ? null : JsonSerializer.Serialize(filter.DeliveryIds);

    /// <summary>The columns of a target that was settled.</summary>
    internal sealed record SettledTarget(string TargetId, int Failures, int Gone, long? AheadTime, long? NextTime, bool GoesOn);
}

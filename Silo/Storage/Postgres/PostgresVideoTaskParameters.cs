using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Tasks;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>Tasks and their moves in the driver's types.</summary>
internal static class PostgresVideoTaskParameters
{
    /// <summary>All columns of a new task.</summary>
    public static object Of(VideoTaskSnapshot task, VideoTaskSettings settings) => new
    {
        task.TaskId,
        task.AccountId,
        Status = (int)task.Status,
        task.Progress,
        Error = VideoTaskDocuments.Write(task.Error),
        CreateTime = task.CreateTime.UtcDateTime,
        StartTime = task.StartTime?.UtcDateTime,
        EndTime = task.EndTime?.UtcDateTime,
        ExpireTime = task.ExpireTime?.UtcDateTime,
        Analytics = AnalyticDemand.Of(settings.Analytics).Analytics.ToArray(),
        Models = AnalyticDemand.Of(settings.Analytics).Models.ToArray(),
        Document = StoredJson.WriteDocument(settings),
    };

    /// <summary>The columns that a move changes, and what it depends on.</summary>
    public static object Of(VideoTaskMove move) => new
    {
        move.TaskId,
        From = Numbers(move.From),
        Status = (int)move.To,
        move.IsEnd,
        Error = VideoTaskDocuments.Write(move.Error),
        Time = move.Time.UtcDateTime,
        ExpireTime = move.ExpireTime?.UtcDateTime,
        Owner = move.Lease?.Owner.Name,
        move.Lease?.Epoch,
    };

    /// <summary>One page of a filter; a null does not filter.</summary>
    public static object Of(VideoTaskListQuery query) => new
    {
        query.AccountId,
        TaskIds = query.TaskIds.Count == 0 ? null : query.TaskIds.ToArray(),
        Statuses = Numbers(query.Statuses),
        CreatedFrom = query.CreatedFrom?.UtcDateTime,
        CreatedBefore = query.CreatedBefore?.UtcDateTime,
        query.Descending,
        Limit = query.PageSize,
        Offset = (query.Page - 1L) * query.PageSize,
    };

    private static int[]? Numbers(IReadOnlyList<VideoTaskStatus> statuses) =>
        statuses.Count == 0 ? null : [.. statuses.Select(status => (int)status)];
}

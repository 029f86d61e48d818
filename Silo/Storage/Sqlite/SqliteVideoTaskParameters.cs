using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Tasks;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>Tasks and their moves in the driver's types.</summary>
internal static class SqliteVideoTaskParameters
{
    /// <summary>All columns of a new task.</summary>
    public static object Of(VideoTaskSnapshot task) => new
    {
        TaskId = task.TaskId.ToString("D"),
        AccountId = task.AccountId?.ToString("D"),
        Status = (int)task.Status,
        task.Progress,
        Error = VideoTaskDocuments.Write(task.Error),
        CreateTime = SqliteTime.From(task.CreateTime),
        StartTime = SqliteTime.From(task.StartTime),
        EndTime = SqliteTime.From(task.EndTime),
        ExpireTime = SqliteTime.From(task.ExpireTime),
    };

    /// <summary>The columns that a move changes, and what it depends on.</summary>
    public static object Of(VideoTaskMove move) => new
    {
        TaskId = move.TaskId.ToString("D"),
        From = SqliteList.Of(move.From),
        Status = (int)move.To,
        move.IsEnd,
        Error = VideoTaskDocuments.Write(move.Error),
        Time = SqliteTime.From(move.Time),
        ExpireTime = SqliteTime.From(move.ExpireTime),
        Owner = move.Lease?.Owner.Name,
        move.Lease?.Epoch,
    };

    /// <summary>One page of a filter; a null does not filter.</summary>
    public static object Of(VideoTaskListQuery query) => new
    {
        AccountId = query.AccountId?.ToString("D"),
        TaskIds = SqliteList.Of(query.TaskIds),
        Statuses = SqliteList.Of(query.Statuses),
        CreatedFrom = SqliteTime.From(query.CreatedFrom),
        CreatedBefore = SqliteTime.From(query.CreatedBefore),
        Limit = query.PageSize,
        Offset = (query.Page - 1L) * query.PageSize,
    };
}

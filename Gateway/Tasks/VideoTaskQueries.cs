using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Tasks;

namespace LunaVideoAgent.Gateway.Tasks;

/// <summary>Queries about tasks: from the parameters of a request to the words of the cluster.</summary>
internal static class VideoTaskQueries
{
    // Behind any end, and small enough to be multiplied by a page size.
    private const int MaxPage = 2_000_000;

    /// <exception cref="AgentException">12012: not a value of its parameter, or another account than the header names.</exception>
    public static VideoTaskListQuery ReadList(QueryReader query, Guid? headerAccountId)
    {
        var accountId = VideoTaskParameters.AccountId.Read(query);

        if (accountId is not null && headerAccountId is not null && accountId != headerAccountId)
        {
            throw AgentErrors.BadQuery("account_id");
        }

        return new()
        {
            AccountId = headerAccountId ?? accountId,
            TaskIds = VideoTaskParameters.TaskIds.Read(query),
            Statuses = [.. VideoTaskParameters.Statuses.Read(query).Select(ParseStatus)],
            CreatedFrom = VideoTaskParameters.CreatedFrom.Read(query),
            CreatedBefore = VideoTaskParameters.CreatedBefore.Read(query),
            Descending = VideoTaskParameters.Order.Read(query) != "asc",
            Page = Math.Min(VideoTaskParameters.Page.Read(query) ?? 1, MaxPage),
            PageSize = VideoTaskParameters.PageSize.Read(query) ?? 10,
        };
    }

    private static VideoTaskStatus ParseStatus(int number) =>
        Enum.IsDefined((VideoTaskStatus)number) ? (VideoTaskStatus)number : throw AgentErrors.BadQuery("statuses");
}

using LunaVideoAgent.Gateway.Requests;

namespace LunaVideoAgent.Gateway.Tasks;

/// <summary>The parameters of a list of tasks.</summary>
internal static class VideoTaskParameters
{
    private const int MaxPageSize = 1000;

    public static readonly QueryParameter<Guid?> AccountId = QueryParameters.Uuid("account_id");
    public static readonly QueryParameter<IReadOnlyList<Guid>> TaskIds = QueryParameters.Uuids("task_ids");
    public static readonly QueryParameter<IReadOnlyList<int>> Statuses = QueryParameters.Integers("statuses");
    public static readonly QueryParameter<DateTimeOffset?> CreatedFrom = QueryParameters.Time("create_time__gte");
    public static readonly QueryParameter<DateTimeOffset?> CreatedBefore = QueryParameters.Time("create_time__lt");
    public static readonly QueryParameter<string?> Order = QueryParameters.Word("order", ["asc", "desc"], @default: "desc");
    public static readonly QueryParameter<int?> Page = QueryParameters.Integer("page", 1, @default: 1);
    public static readonly QueryParameter<int?> PageSize = QueryParameters.Integer("page_size", 1, MaxPageSize, @default: 10);

    /// <summary>All of them.</summary>
    public static IDocumentedParameter[] List { get; } =
        [AccountHeader.Optional, AccountId, TaskIds, Statuses, CreatedFrom, CreatedBefore, Order, Page, PageSize];
}

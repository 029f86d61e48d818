using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>The parameters of queries about streams and their logs.</summary>
internal static class StreamParameters
{
    private const int MaxName = 128;
    private const int MaxReference = 2083;
    private const int MaxPageSize = 1000;

    public static readonly QueryParameter<Guid?> AccountId = QueryParameters.Uuid("account_id");
    public static readonly QueryParameter<IReadOnlyList<Guid>> StreamIds = QueryParameters.Uuids("stream_ids");
    public static readonly QueryParameter<Guid?> StreamIdFrom = QueryParameters.Uuid("stream_id__gte");
    public static readonly QueryParameter<Guid?> StreamIdBefore = QueryParameters.Uuid("stream_id__lt");
    public static readonly QueryParameter<IReadOnlyList<string>> Names = QueryParameters.Texts("names", MaxName);
    public static readonly QueryParameter<string?> Reference = QueryParameters.Text("reference", MaxReference);
    public static readonly QueryParameter<IReadOnlyList<StreamStatus>> Statuses = QueryParameters.Statuses("statuses");
    public static readonly QueryParameter<DateTimeOffset?> CreatedFrom = QueryParameters.Time("create_time__gte");
    public static readonly QueryParameter<DateTimeOffset?> CreatedBefore = QueryParameters.Time("create_time__lt");
    public static readonly QueryParameter<IReadOnlyList<string>> Sources = QueryParameters.Words("sources");
    public static readonly QueryParameter<IReadOnlyList<string>> EventSourceGroups = QueryParameters.Words("event_source_groups");
    public static readonly QueryParameter<string?> Order = QueryParameters.Word("order", ["asc", "desc"], @default: "desc");
    public static readonly QueryParameter<string?> OrderColumn = QueryParameters.Word("order_column", ["create_time", "name"]);
    public static readonly QueryParameter<int?> Page = QueryParameters.Integer("page", 1, @default: 1);
    public static readonly QueryParameter<int?> PageSize = QueryParameters.Integer("page_size", 1, MaxPageSize, @default: 10);
    public static readonly QueryParameter<DateTimeOffset?> LoggedFrom = QueryParameters.Time("log_time__gte");
    public static readonly QueryParameter<DateTimeOffset?> LoggedBefore = QueryParameters.Time("log_time__lt");
    public static readonly QueryParameter<DateTimeOffset?> OlderThan = QueryParameters.Time("log_time__lt", isRequired: true);
    public static readonly QueryParameter<IReadOnlyList<int>> AnalyticIndexes = QueryParameters.Integers("analytic_indexes");
    public static readonly QueryParameter<string?> Action = QueryParameters.Word("action", ["stop", "resume"], isRequired: true);

    /// <summary>Those that choose streams.</summary>
    public static IDocumentedParameter[] Filter { get; } =
    [
        AccountId, StreamIds, StreamIdFrom, StreamIdBefore, Names, Reference, Statuses, CreatedFrom, CreatedBefore, Sources,
        EventSourceGroups,
    ];

    /// <summary>Those of a list of streams.</summary>
    public static IDocumentedParameter[] List { get; } = [.. Filter, Order, OrderColumn, Page, PageSize, StreamTargets.Parameter];

    /// <summary>Those of the log.</summary>
    public static IDocumentedParameter[] Logs { get; } =
        [AccountId, StreamIds, Statuses, StreamLogTargets.Parameter, LoggedBefore, LoggedFrom, Page, PageSize, AnalyticIndexes];
}

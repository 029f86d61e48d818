using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>Queries about streams: from the parameters of a request to the words of the cluster.</summary>
internal static class StreamQueries
{
    private const int MaxName = 128;
    private const int MaxReference = 2083;
    private const int MaxPageSize = 1000;

    // Behind any end, and small enough to be multiplied by a page size.
    private const int MaxPage = 2_000_000;

    public static StreamFilter ReadFilter(QueryReader query) => new()
    {
        AccountId = query.Uuid("account_id"),
        StreamIds = query.Uuids("stream_ids"),
        StreamIdFrom = query.Uuid("stream_id__gte"),
        StreamIdBefore = query.Uuid("stream_id__lt"),
        Names = query.List("names", MaxName),
        Reference = query.Text("reference", MaxReference),
        Statuses = query.Statuses("statuses"),
        CreatedFrom = query.Time("create_time__gte"),
        CreatedBefore = query.Time("create_time__lt"),
        Sources = query.List("sources"),
        EventSourceGroups = query.List("event_source_groups"),
    };

    public static StreamListQuery ReadList(QueryReader query)
    {
        var filter = ReadFilter(query);
        var isDescending = query.Word("order", "asc", "desc") != "asc";
        var isByName = query.Word("order_column", "create_time", "name") == "name";
        var hasIdBound = filter.StreamIdFrom is not null || filter.StreamIdBefore is not null;
        var order = (hasIdBound, isByName) switch
        {
            (true, _) => StreamOrder.StreamId,
            (false, true) => StreamOrder.Name,
            _ => StreamOrder.CreateTime,
        };

        return new(filter, order, isDescending, ReadPage(query), ReadPageSize(query));
    }

    public static StreamLogQuery ReadLogs(QueryReader query) => new()
    {
        AccountId = query.Uuid("account_id"),
        StreamIds = query.Uuids("stream_ids"),
        Statuses = query.Statuses("statuses"),
        From = query.Time("log_time__gte"),
        Before = query.Time("log_time__lt"),
        AnalyticIndexes = query.Integers("analytic_indexes", minimum: 0),
        Page = ReadPage(query),
        PageSize = ReadPageSize(query),
    };

    private static int ReadPage(QueryReader query) => Math.Min(query.Integer("page", 1, int.MaxValue) ?? 1, MaxPage);

    private static int ReadPageSize(QueryReader query) => query.Integer("page_size", 1, MaxPageSize) ?? 10;
}

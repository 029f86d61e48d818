using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Streams;

/// <summary>Queries about streams: from the parameters of a request to the words of the cluster.</summary>
internal static class StreamQueries
{
    // Behind any end, and small enough to be multiplied by a page size.
    private const int MaxPage = 2_000_000;

    public static StreamFilter ReadFilter(QueryReader query) => new()
    {
        AccountId = StreamParameters.AccountId.Read(query),
        StreamIds = StreamParameters.StreamIds.Read(query),
        StreamIdFrom = StreamParameters.StreamIdFrom.Read(query),
        StreamIdBefore = StreamParameters.StreamIdBefore.Read(query),
        Names = StreamParameters.Names.Read(query),
        Reference = StreamParameters.Reference.Read(query),
        Statuses = StreamParameters.Statuses.Read(query),
        CreatedFrom = StreamParameters.CreatedFrom.Read(query),
        CreatedBefore = StreamParameters.CreatedBefore.Read(query),
        Sources = StreamParameters.Sources.Read(query),
        EventSourceGroups = StreamParameters.EventSourceGroups.Read(query),
    };

    public static StreamListQuery ReadList(QueryReader query)
    {
        var filter = ReadFilter(query);
        var isDescending = StreamParameters.Order.Read(query) != "asc";
        var isByName = StreamParameters.OrderColumn.Read(query) == "name";
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
        AccountId = StreamParameters.AccountId.Read(query),
        StreamIds = StreamParameters.StreamIds.Read(query),
        Statuses = StreamParameters.Statuses.Read(query),
        From = StreamParameters.LoggedFrom.Read(query),
        Before = StreamParameters.LoggedBefore.Read(query),
        AnalyticIndexes = StreamParameters.AnalyticIndexes.Read(query),
        Page = ReadPage(query),
        PageSize = ReadPageSize(query),
    };

    private static int ReadPage(QueryReader query) => Math.Min(StreamParameters.Page.Read(query) ?? 1, MaxPage);

    private static int ReadPageSize(QueryReader query) => StreamParameters.PageSize.Read(query) ?? 10;
}

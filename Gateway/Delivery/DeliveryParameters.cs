using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Delivery;

/// <summary>The parameters by which messages to callbacks are chosen.</summary>
internal static class DeliveryParameters
{
    private const int MaxPageSize = 1000;

    // Behind any end, and small enough to be multiplied by a page size.
    private const int MaxPage = 2_000_000;

    public static readonly QueryParameter<Guid?> AccountId = QueryParameters.Uuid("account_id");
    public static readonly QueryParameter<Guid?> SourceId = QueryParameters.Uuid("source_id");
    public static readonly QueryParameter<IReadOnlyList<int>> DeliveryIds = QueryParameters.Integers("delivery_ids");
    public static readonly QueryParameter<string?> Status = QueryParameters.Word("status", ["pending", "aside", "dead"]);
    public static readonly QueryParameter<int?> Page = QueryParameters.Integer("page", 1, @default: 1);
    public static readonly QueryParameter<int?> PageSize = QueryParameters.Integer("page_size", 1, MaxPageSize, @default: 10);

    /// <summary>Of a list.</summary>
    public static IDocumentedParameter[] List { get; } =
        [AccountHeader.Optional, AccountId, SourceId, DeliveryIds, Status, Page, PageSize];

    /// <summary>Of a choice of dead messages.</summary>
    public static IDocumentedParameter[] Choice { get; } = [AccountHeader.Optional, AccountId, SourceId, DeliveryIds];

    /// <exception cref="AgentException">12012: not a value of its parameter, or another account than the header names.</exception>
    public static DeliveryFilter ReadFilter(QueryReader query, Guid? headerAccountId)
    {
        var accountId = AccountId.Read(query);

        if (accountId is not null && headerAccountId is not null && accountId != headerAccountId)
        {
            throw AgentErrors.BadQuery("account_id");
        }

        return new()
        {
            AccountId = headerAccountId ?? accountId,
            SourceId = SourceId.Read(query),
            DeliveryIds = [.. DeliveryIds.Read(query).Select(number => (long)number)],
        };
    }

    /// <exception cref="AgentException">12012: no such word.</exception>
    public static DeliveryStatus? ReadStatus(QueryReader query) => Status.Read(query) switch
    {
        "pending" => DeliveryStatus.Pending,
        "aside" => DeliveryStatus.Aside,
        "dead" => DeliveryStatus.Dead,
        _ => null,
    };

    /// <exception cref="AgentException">12012: not a number in its range.</exception>
    public static (int Page, int PageSize) ReadPage(QueryReader query) =>
        (Math.Min(Page.Read(query) ?? 1, MaxPage), PageSize.Read(query) ?? 10);
}

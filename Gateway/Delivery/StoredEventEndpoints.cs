using System.Text.Json.Nodes;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Abstractions.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LunaVideoAgent.Gateway.Delivery;

/// <summary>Events that <c>luna-event</c> callbacks stored. Whoever names an account sees its events only.</summary>
internal static class StoredEventEndpoints
{
    private const int MaxPage = 2_000_000;
    private const int MaxText = 256;

    private static readonly QueryParameter<IReadOnlyList<Guid>> StreamIds = QueryParameters.Uuids("stream_ids");
    private static readonly QueryParameter<IReadOnlyList<Guid>> EventIds = QueryParameters.Uuids("event_ids");
    private static readonly QueryParameter<IReadOnlyList<string>> EventTypes = QueryParameters.Texts("event_types", MaxText);
    private static readonly QueryParameter<IReadOnlyList<string>> Sources = QueryParameters.Texts("sources", MaxText);
    private static readonly QueryParameter<IReadOnlyList<string>> Groups = QueryParameters.Texts("source_groups", MaxText);
    private static readonly QueryParameter<DateTimeOffset?> From = QueryParameters.Time("create_time__gte");
    private static readonly QueryParameter<DateTimeOffset?> Before = QueryParameters.Time("create_time__lt");
    private static readonly QueryParameter<string?> Order = QueryParameters.Word("order", ["asc", "desc"], @default: "desc");

    public static void MapStoredEvents(this IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/2/events").WithTags("events");

        events.MapRead("", ListAsync).Named("getEvents", "Get stored events")
            .Reads(
                AccountHeader.Optional, DeliveryParameters.AccountId, StreamIds, EventIds, EventTypes, Sources, Groups, From, Before, Order,
                DeliveryParameters.Page, DeliveryParameters.PageSize)
            .Answers<EventListResponse>().Refuses(400, 500, 503);
    }

    internal static async Task<Ok<EventListResponse>> ListAsync(
        HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var query = ReadQuery(new QueryReader(request.Query), AccountHeader.ReadOptional(request));

        var events = await grains.Deliveries().ListEventsAsync(query, cancellationToken);

        return TypedResults.Ok(new EventListResponse([.. events.Select(document => JsonNode.Parse(document)!.AsObject())]));
    }

    /// <exception cref="AgentException">12012: not a value of its parameter, or another account than the header names.</exception>
    private static EventQuery ReadQuery(QueryReader query, Guid? headerAccountId) => new()
    {
        AccountId = DeliveryParameters.ReadFilter(query, headerAccountId).AccountId,
        StreamIds = StreamIds.Read(query),
        EventIds = EventIds.Read(query),
        EventTypes = EventTypes.Read(query),
        Sources = Sources.Read(query),
        SourceGroups = Groups.Read(query),
        CreatedFrom = From.Read(query),
        CreatedBefore = Before.Read(query),
        Ascending = Order.Read(query) == "asc",
        Page = Math.Min(DeliveryParameters.Page.Read(query) ?? 1, MaxPage),
        PageSize = DeliveryParameters.PageSize.Read(query) ?? 10,
    };
}

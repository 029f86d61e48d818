using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LunaVideoAgent.Gateway.Delivery;

/// <summary>Undelivered messages to callbacks: list, replay and remove. Whoever names an account sees its messages only.</summary>
internal static class DeliveryEndpoints
{
    public static void MapDeliveries(this IEndpointRouteBuilder routes)
    {
        var deliveries = routes.MapGroup("/2/deliveries").WithTags("deliveries");

        deliveries.MapRead("", ListAsync).Named("getDeliveries", "Get undelivered messages")
            .Reads(DeliveryParameters.List).Answers<DeliveryListResponse>().Refuses(400, 500, 503);
        deliveries.MapPost("/replay", ReplayAsync).Named("replayDeliveries", "Try dead messages again")
            .Reads(DeliveryParameters.Choice).Answers<DeliveriesReplayedResponse>().Refuses(400, 500, 503);
        deliveries.MapDelete("", DeleteAsync).Named("removeDeliveries", "Remove dead messages")
            .Reads(DeliveryParameters.Choice).Answers<DeliveriesDeletedResponse>().Refuses(400, 500, 503);
    }

    internal static async Task<Ok<DeliveryListResponse>> ListAsync(
        HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var query = new QueryReader(request.Query);
        var filter = DeliveryParameters.ReadFilter(query, AccountHeader.ReadOptional(request));
        var (page, pageSize) = DeliveryParameters.ReadPage(query);

        var deliveries = await grains.Deliveries().ListAsync(
            filter with { Status = DeliveryParameters.ReadStatus(query) }, page, pageSize, cancellationToken);

        return TypedResults.Ok(new DeliveryListResponse([.. deliveries.Select(DeliveryResponse.From)]));
    }

    internal static async Task<Ok<DeliveriesReplayedResponse>> ReplayAsync(
        HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var filter = DeliveryParameters.ReadFilter(new QueryReader(request.Query), AccountHeader.ReadOptional(request));

        var count = await grains.Deliveries().ReplayAsync(filter, cancellationToken);

        return TypedResults.Ok(new DeliveriesReplayedResponse(count));
    }

    internal static async Task<Ok<DeliveriesDeletedResponse>> DeleteAsync(
        HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var filter = DeliveryParameters.ReadFilter(new QueryReader(request.Query), AccountHeader.ReadOptional(request));

        var count = await grains.Deliveries().DeleteAsync(filter, cancellationToken);

        return TypedResults.Ok(new DeliveriesDeletedResponse(count));
    }
}

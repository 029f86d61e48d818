using System.Globalization;
using LunaVideoAgent.Gateway.Access;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LunaVideoAgent.Gateway.Images;

/// <summary>Saved pictures of events.</summary>
internal static class ImageEndpoints
{
    private const string ScaleHeader = "X-Luna-Image-Rescale";

    private static readonly QueryParameter<string?> Overlay = QueryParameters.Word("overlay", ["boxes"]);

    public static void MapImages(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/2/images/{image_id}", GetAsync).ChecksAccount().WithTags("images").Named("getImage", "Get a saved picture")
            .Reads(Overlay).AnswersText("image/jpeg", "image/png").Refuses(400, 404, 500, 503);

    internal static async Task<FileContentHttpResult> GetAsync(
        Uuid imageId, HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var hasBoxes = Overlay.Read(new QueryReader(context.Request.Query)) is not null;

        var image = await grains.Images().FindAsync(imageId.Value, hasBoxes, cancellationToken) ?? throw AgentErrors.PageNotFound();

        if (AccountScope.Of(context) is { } account)
        {
            await ThrowUnlessOwnerAsync(grains, image.StreamId, account, cancellationToken);
        }

        context.Response.Headers[ScaleHeader] = image.Scale.ToString(CultureInfo.InvariantCulture);
        return TypedResults.File(image.Content, image.Format == ImageFormat.Jpeg ? "image/jpeg" : "image/png");
    }

    // That the picture exists is nobody else's business.
    private static async Task ThrowUnlessOwnerAsync(
        IGrainFactory grains, Guid streamId, Guid accountId, CancellationToken cancellationToken)
    {
        try
        {
            await grains.StreamCatalog().GetAsync(streamId, accountId, cancellationToken);
        }
        catch (AgentException fault) when (fault.Error.Code == AgentErrorCodes.StreamNotFound)
        {
            throw AgentErrors.PageNotFound();
        }
    }
}

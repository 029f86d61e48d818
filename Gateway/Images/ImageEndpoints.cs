using System.Globalization;
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

    public static void MapImages(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/2/images/{imageId}", GetAsync).WithTags("images").WithName("getImage").WithSummary("Get a saved picture");

    internal static async Task<FileContentHttpResult> GetAsync(
        Uuid imageId, HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var hasBoxes = new QueryReader(context.Request.Query).Word("overlay", "boxes") is not null;

        var image = await grains.Images().FindAsync(imageId.Value, hasBoxes, cancellationToken) ?? throw AgentErrors.PageNotFound();

        context.Response.Headers[ScaleHeader] = image.Scale.ToString(CultureInfo.InvariantCulture);
        return TypedResults.File(image.Content, image.Format == ImageFormat.Jpeg ? "image/jpeg" : "image/png");
    }
}

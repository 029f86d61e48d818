using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Gateway.Uploads;
using LunaVideoAgent.Grains.Abstractions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LunaVideoAgent.Gateway.Sources;

/// <summary>Sources, before streams are made of them.</summary>
internal static class SourceEndpoints
{
    public static void MapSources(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/2/sources/check", CheckAsync).WithTags("sources").Named("checkSource", "Try a source and show its first frame")
            .Reads(AccountHeader.Optional).Takes<CheckSourceRequest>()
            .Answers<SourceCheckResponse>().Refuses(400, 413, 415, 500, 503);

    internal static async Task<Ok<SourceCheckResponse>> CheckAsync(
        HttpRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var accountId = AccountHeader.ReadOptional(request);
        var body = await JsonBody.ReadAsync<CheckSourceRequest>(request);
        body.Validate();

        var data = body.Data.ToData();
        await grains.RequireUploadAsync(data.Reference, BodyPath.Root["data"]["reference"], accountId, userId: null, cancellationToken);

        var check = await grains.SourceCheck().CheckAsync(data, cancellationToken);

        return TypedResults.Ok(SourceCheckResponse.From(check));
    }
}

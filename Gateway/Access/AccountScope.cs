using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
using Microsoft.Extensions.Primitives;

namespace LunaVideoAgent.Gateway.Access;

/// <summary>
/// Keeps a caller within its accounts. The API takes an account wherever it makes a difference; here it is filled in, so that what
/// belongs to others is not found. An endpoint that takes none is refused, unless it is about one stream: then its owner is looked up.
/// </summary>
internal static class AccountScope
{
    private const string StreamId = "stream_id";
    private const string AccountId = "account_id";

    private static readonly object Key = new();

    /// <summary>The only account that a request may see; null is all.</summary>
    public static Guid? Of(HttpContext context) => context.Items[Key] as Guid?;

    /// <summary>Fills in the account of a caller who is limited to some.</summary>
    /// <exception cref="AgentException">Not the caller's account, not the account's stream, or not for such callers at all.</exception>
    public static async Task ApplyAsync(HttpContext context, Endpoint endpoint, AccessRule rule, Caller caller)
    {
        if (caller.Accounts is not { } accounts)
        {
            return;
        }

        var account = Choose(context.Request, accounts);
        context.Items[Key] = account;

        var parameters = endpoint.Metadata.GetMetadata<EndpointNotes.ParametersNote>()?.Parameters ?? [];
        var isInHeader = parameters.Any(parameter => parameter is AccountHeader);
        var isInQuery = parameters.Any(parameter => parameter.Name == AccountId);

        if (isInHeader)
        {
            context.Request.Headers[AccountHeader.HeaderName] = $"{account}";
        }

        if (isInQuery)
        {
            context.Request.Query = new QueryCollection(new Dictionary<string, StringValues>(context.Request.Query.ToDictionary())
            {
                [AccountId] = $"{account}",
            });
        }

        if (!isInQuery && context.Request.RouteValues[StreamId] is string text && Uuid.TryParse(text, out var streamId))
        {
            var grains = context.RequestServices.GetRequiredService<IGrainFactory>();
            await grains.StreamCatalog().GetAsync(streamId, account, context.RequestAborted);
        }
        else if (!isInHeader && !isInQuery && !rule.ChecksAccount)
        {
            throw AgentErrors.AccessForbidden("this is for callers of all accounts");
        }
    }

    private static Guid Choose(HttpRequest request, IReadOnlyList<Guid> accounts)
    {
        var inHeader = AccountHeader.ReadOptional(request);
        var inQuery = new QueryReader(request.Query).Uuid(AccountId);
        var named = inHeader ?? inQuery;

        if ((inHeader is not null && inQuery is not null && inHeader != inQuery) || (named is { } one && !accounts.Contains(one)))
        {
            throw AgentErrors.AccessForbidden("this account is not the caller's");
        }

        return named ?? (accounts is [var only]
            ? only
            : throw AgentErrors.AccessForbidden("the header 'Luna-Account-Id' must name one of the caller's accounts"));
    }
}

using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Grains.Abstractions.Errors;
using Microsoft.OpenApi;

namespace LunaVideoAgent.Gateway.Requests;

/// <summary>The owner that a request names in its header <c>Luna-Account-Id</c>.</summary>
internal sealed class AccountHeader : IDocumentedParameter
{
    /// <summary>Its name.</summary>
    public const string HeaderName = "Luna-Account-Id";

    private AccountHeader(bool isRequired) => IsRequired = isRequired;

    /// <summary>Where nothing works without an owner.</summary>
    public static AccountHeader Required { get; } = new(isRequired: true);

    /// <summary>Where an owner may be named.</summary>
    public static AccountHeader Optional { get; } = new(isRequired: false);

    /// <inheritdoc/>
    public string Name => HeaderName;

    private bool IsRequired { get; }

    /// <exception cref="AgentException">11036: no header; 11037: not an id.</exception>
    public static Guid Read(HttpRequest request) => ReadOptional(request) ?? throw AgentErrors.AccountRequired();

    /// <exception cref="AgentException">11037: not an id.</exception>
    public static Guid? ReadOptional(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(HeaderName, out var values))
        {
            return null;
        }

        return Uuid.TryParse(values, out var accountId) ? accountId : throw AgentErrors.AccountInvalid();
    }

    /// <inheritdoc/>
    public OpenApiParameter Describe(SchemaBook schemas) =>
        new() { Name = HeaderName, In = ParameterLocation.Header, Required = IsRequired, Schema = schemas.Of(typeof(Guid)) };
}

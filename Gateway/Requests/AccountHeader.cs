using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Gateway.Requests;

/// <summary>The owner that a request names in its header <c>Luna-Account-Id</c>.</summary>
internal static class AccountHeader
{
    private const string Name = "Luna-Account-Id";

    /// <exception cref="AgentException">11036: no header; 11037: not an id.</exception>
    public static Guid Read(HttpRequest request) => ReadOptional(request) ?? throw AgentErrors.AccountRequired();

    /// <exception cref="AgentException">11037: not an id.</exception>
    public static Guid? ReadOptional(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(Name, out var values))
        {
            return null;
        }

        return Uuid.TryParse(values, out var accountId) ? accountId : throw AgentErrors.AccountInvalid();
    }
}

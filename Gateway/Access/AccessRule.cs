namespace LunaVideoAgent.Gateway.Access;

/// <summary>What an endpoint asks of its callers; if it says nothing, to read for GET and HEAD, to write for the rest.</summary>
/// <param name="Role">The least role; null is open to everybody.</param>
/// <param name="ChecksAccount">Whether the handler itself looks whose the answer is.</param>
internal sealed record AccessRule(AccessRole? Role, bool ChecksAccount = false)
{
    /// <summary>The rule of an endpoint for a method.</summary>
    public static AccessRule Of(Endpoint endpoint, string method) =>
        endpoint.Metadata.GetMetadata<AccessRule>()
        ?? new AccessRule(HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? AccessRole.Read : AccessRole.Write);
}

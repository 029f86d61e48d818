namespace LunaVideoAgent.Gateway.Access;

/// <summary>Says of an endpoint who may call it.</summary>
internal static class AccessNotes
{
    /// <summary>Everybody: it tells nothing of anybody's data.</summary>
    public static TBuilder OpenToAll<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AccessRule(Role: null));

    /// <summary>Those who operate the service.</summary>
    public static TBuilder ForAdministrators<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AccessRule(AccessRole.Admin));

    /// <summary>Those whose account the handler finds to be the right one.</summary>
    public static TBuilder ChecksAccount<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AccessRule(AccessRole.Read, ChecksAccount: true));
}

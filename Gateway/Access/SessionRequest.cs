namespace LunaVideoAgent.Gateway.Access;

/// <summary>With which key a session begins.</summary>
internal sealed record SessionRequest
{
    /// <summary>The key.</summary>
    public required string Key { get; init; }
}

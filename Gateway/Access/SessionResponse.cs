namespace LunaVideoAgent.Gateway.Access;

/// <summary>Who calls.</summary>
/// <param name="AccessControl">Whether callers must say who they are.</param>
/// <param name="Name">The caller's name; null if there is no valid key.</param>
/// <param name="Role">read, write or admin.</param>
/// <param name="Accounts">Accounts that are reached; null is all.</param>
internal sealed record SessionResponse(bool AccessControl, string? Name, string? Role, IReadOnlyList<Guid>? Accounts);

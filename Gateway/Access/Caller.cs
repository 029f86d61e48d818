namespace LunaVideoAgent.Gateway.Access;

/// <summary>Who calls.</summary>
/// <param name="Name">For the audit log.</param>
/// <param name="Role">What may be done.</param>
/// <param name="Accounts">Whose data is reached; null is everybody's, none is nobody's.</param>
internal sealed record Caller(string Name, AccessRole Role, IReadOnlyList<Guid>? Accounts)
{
    /// <summary>Whoever it is, where nobody is asked.</summary>
    public static Caller Anybody { get; } = new("anybody", AccessRole.Admin, Accounts: null);
}

namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>A login and its password; a secret, masked wherever it is shown.</summary>
[GenerateSerializer, Immutable, Alias("luna.BasicAuthorization")]
public sealed record BasicAuthorization([property: Id(0)] string Login, [property: Id(1)] string Password)
{
    /// <summary>Never shows the password.</summary>
    public override string ToString() => "BasicAuthorization { *** }";
}

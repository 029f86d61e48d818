using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Gateway.Access;

/// <summary>A key that somebody calls the API with. Only its hash is known here.</summary>
public sealed class AccessKey
{
    /// <summary>Who calls with it; in the audit log.</summary>
    [Required(AllowEmptyStrings = false), StringLength(100)]
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key's UTF-8 bytes, in hexadecimal digits.</summary>
    [Required(AllowEmptyStrings = false), RegularExpression("^[0-9A-Fa-f]{64}$", MatchTimeoutInMilliseconds = 1000)]
    public string Sha256 { get; set; } = "";

    /// <summary>What it may do.</summary>
    public AccessRole Role { get; set; } = AccessRole.Read;

    /// <summary>Whose streams, tasks, events and pictures it reaches; none: everybody's.</summary>
    public IList<Guid> Accounts { get; } = [];

    /// <summary>What may be shown of it.</summary>
    public override string ToString() => $"{Name}: {Role}, {(Accounts.Count == 0 ? "all accounts" : string.Join(' ', Accounts))}";
}

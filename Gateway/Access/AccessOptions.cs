using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Gateway.Access;

/// <summary>Who may call the API. Without keys and without an authority everybody may.</summary>
public sealed class AccessOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Access";

    /// <summary>Keys; each has a name, the SHA-256 of the key, a role and accounts.</summary>
    [ValidateEnumeratedItems]
    public IList<AccessKey> Keys { get; } = [];

    /// <summary>The OpenID provider whose tokens (JWT) are taken; its signing keys are read and renewed from there.</summary>
    public string? JwtAuthority { get; set; }

    /// <summary>The audience that a token must name.</summary>
    public string? JwtAudience { get; set; }

    /// <summary>The claim with the role: <c>read</c>, <c>write</c> or <c>admin</c>; a token without it may read.</summary>
    [Required(AllowEmptyStrings = false)]
    public string JwtRoleClaim { get; set; } = "role";

    /// <summary>The claim with account ids; a token without it reaches no account, an administrator's all.</summary>
    [Required(AllowEmptyStrings = false)]
    public string JwtAccountsClaim { get; set; } = "accounts";

    /// <summary>Requests a second that one caller may make, with twice as many at once; 0 is any number.</summary>
    [Range(0, 100_000)]
    public int RequestsPerSecond { get; set; }

    /// <summary>Origins of web pages that may call the API and listen from a browser, besides the API's own.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>Whether callers must say who they are.</summary>
    internal bool IsOn => Keys.Count > 0 || !string.IsNullOrEmpty(JwtAuthority);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Keys.Select(key => key.Sha256.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Count() < Keys.Count)
        {
            yield return new ValidationResult($"{SectionName}:{nameof(Keys)} has the same key twice.", [nameof(Keys)]);
        }

        if (string.IsNullOrEmpty(JwtAuthority))
        {
            yield break;
        }

        if (!Uri.TryCreate(JwtAuthority, UriKind.Absolute, out var authority)
            || (authority.Scheme != Uri.UriSchemeHttps && !(authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
        {
            yield return new ValidationResult(
                $"{SectionName}:{nameof(JwtAuthority)} must be an https URL, not '{JwtAuthority}'.", [nameof(JwtAuthority)]);
        }

        if (string.IsNullOrEmpty(JwtAudience))
        {
            yield return new ValidationResult(
                $"{SectionName}:{nameof(JwtAudience)} must be set with {nameof(JwtAuthority)}: tokens for others must not open this.",
                [nameof(JwtAudience)]);
        }
    }
}

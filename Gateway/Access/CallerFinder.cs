using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using LunaVideoAgent.Gateway.Requests;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Gateway.Access;

/// <summary>
/// Finds out who calls, by a key or a token: in <c>Authorization: Bearer</c>, in <c>X-Api-Key</c>, or in the cookie of a session.
/// </summary>
internal sealed class CallerFinder(IOptions<AccessOptions> options)
{
    /// <summary>The cookie of a session; it holds the key or token itself, so that every gateway knows it.</summary>
    public const string Cookie = "luna_session";

    private const string KeyHeader = "X-Api-Key";
    private const string Bearer = "Bearer ";

    private readonly Dictionary<string, AccessKey> _keys =
        options.Value.Keys.ToDictionary(key => key.Sha256, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether callers must say who they are.</summary>
    public bool IsAsking => options.Value.IsOn;

    /// <summary>What a request shows; null if it shows nothing.</summary>
    public static string? CredentialOf(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();

        if (authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return authorization[Bearer.Length..].Trim();
        }

        return request.Headers.TryGetValue(KeyHeader, out var key) ? key.ToString() : request.Cookies[Cookie];
    }

    /// <summary>Who sent a request; null if it shows nothing that is valid.</summary>
    public async Task<Caller?> FindAsync(HttpContext context)
    {
        if (CredentialOf(context.Request) is not { Length: > 0 } credential)
        {
            return null;
        }

        if (FindKey(credential) is { } caller)
        {
            return caller;
        }

        if (string.IsNullOrEmpty(options.Value.JwtAuthority))
        {
            return null;
        }

        var token = await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        return token.Succeeded ? Read(token.Principal) : null;
    }

    /// <summary>Whose key it is; null if it is none.</summary>
    public Caller? FindKey(string credential)
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(credential)));
        return _keys.TryGetValue(hash, out var key)
            ? new Caller(key.Name, key.Role, key.Accounts.Count == 0 ? null : [.. key.Accounts])
            : null;
    }

    private Caller Read(ClaimsPrincipal principal)
    {
        var name = principal.FindFirstValue("sub") ?? principal.FindFirstValue("client_id") ?? "unnamed";
        var roles = principal.FindAll(options.Value.JwtRoleClaim).Select(claim => RoleOf(claim.Value));
        var role = roles.DefaultIfEmpty(AccessRole.Read).Max();
        var accounts = principal.FindAll(options.Value.JwtAccountsClaim)
            .SelectMany(claim => claim.Value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
            .Select(text => Uuid.TryParse(text, out var account) ? account : (Guid?)null)
            .OfType<Guid>()
            .ToList();

        // Whoever forgot the claim must not find every account open.
        return new Caller(name, role, accounts.Count == 0 && role is AccessRole.Admin ? null : accounts);
    }

    private static AccessRole RoleOf(string text) => text.ToUpperInvariant() switch
    {
        "ADMIN" => AccessRole.Admin,
        "WRITE" => AccessRole.Write,
        _ => AccessRole.Read,
    };
}

using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LunaVideoAgent.Gateway.Tests.Support;

/// <summary>An OpenID provider on this machine: it says where its keys are, shows them, and signs tokens.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private RsaSecurityKey _key = NewKey();

    private TestProvider(WebApplication app) => _app = app;

    public string Authority => _app.Urls.Single();

    public static async Task<TestProvider> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var provider = new TestProvider(builder.Build());
        provider._app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = provider.Authority,
            jwks_uri = $"{provider.Authority}/keys",
        }));
        provider._app.MapGet("/keys", () => Results.Json(new { keys = new[] { provider.PublicKey() } }));
        await provider._app.StartAsync();
        return provider;
    }

    /// <summary>Signs with another key from now on, and shows that one only.</summary>
    public void Rotate() => _key = NewKey();

    /// <summary>A token.</summary>
    public string Sign(string audience, TimeSpan lifetime, params (string Type, string Value)[] claims) =>
        Sign(_key, audience, lifetime, claims);

    /// <summary>A token signed with a key that nobody is shown.</summary>
    public string Forge(string audience) => Sign(NewKey(_key.KeyId), audience, TimeSpan.FromMinutes(5), []);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static RsaSecurityKey NewKey(string? id = null) => new(RSA.Create(2048)) { KeyId = id ?? Guid.NewGuid().ToString("N") };

    private string Sign(RsaSecurityKey key, string audience, TimeSpan lifetime, (string Type, string Value)[] claims)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Authority,
            Audience = audience,
            NotBefore = now - TimeSpan.FromHours(2),
            IssuedAt = now - TimeSpan.FromHours(2),
            Expires = now + lifetime,
            Subject = new ClaimsIdentity([new Claim("sub", "somebody"), .. claims.Select(claim => new Claim(claim.Type, claim.Value))]),
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        });
    }

    private object PublicKey()
    {
        var parameters = _key.Rsa.ExportParameters(includePrivateParameters: false);
        return new
        {
            kty = "RSA",
            use = "sig",
            alg = "RS256",
            kid = _key.KeyId,
            n = Base64UrlEncoder.Encode(parameters.Modulus!),
            e = Base64UrlEncoder.Encode(parameters.Exponent!),
        };
    }
}

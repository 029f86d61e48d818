using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>HTTP basic authentication of a callback; the password is never shown.</summary>
internal sealed class CallbackAuthorizationBody
{
    private const int MaxLength = 128;

    [Required, AllowedValues("basic")]
    public string Type { get; set; } = null!;

    [Required, MaxLength(MaxLength)]
    public string Login { get; set; } = null!;

    [Required, MaxLength(MaxLength)]
    public string Password { get; set; } = null!;

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public static CallbackAuthorizationBody From(BasicAuthorization authorization) =>
        new() { Type = "basic", Login = authorization.Login, Password = Secrets.Mask };

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Require.Present(Type, at["type"]);
        Require.That(Type == "basic", at["type"], "must be one of: basic");
        Require.Present(Login, at["login"]);
        Require.Length(Login, MaxLength, at["login"]);
        Require.Present(Password, at["password"]);
        Require.Length(Password, MaxLength, at["password"]);
    }

    public BasicAuthorization ToAuthorization() => new(Login, Password);
}

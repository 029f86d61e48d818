using System.Text.Json.Nodes;
using System.Text;
using LunaVideoAgent.Gateway.Access;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LunaVideoAgent.Gateway.Config;

/// <summary>The settings in effect, for whoever wonders.</summary>
internal static class ConfigEndpoints
{
    private const string Json = "application/json";
    private const string Text = "text/plain";

    public static void MapConfig(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/config", GetConfig).ForAdministrators().WithTags("config").Named("getConfig", "Effective settings, secrets masked")
            .Answers<JsonObject>().AnswersText(Text).Refuses(400);

    internal static Results<Ok<JsonObject>, ContentHttpResult> GetConfig(HttpRequest request, SettingCatalog settings)
    {
        var representation = Accept.Choose(request, Json, Text);

        return representation == Text
            ? TypedResults.Text(ConfigText.ToLines(settings.Read()), Text, Encoding.UTF8)
            : TypedResults.Ok(ConfigText.ToJson(settings.Read()));
    }
}

using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace LunaVideoAgent.Gateway.Tests.Support;

/// <summary>Requests and answers of tests.</summary>
internal static class Http
{
    public const string AccountId = "557d54ec-29ad-4f3c-93b4-c9092ef12515";

    public static Task<HttpResponseMessage> SendAsync(
        this TestApi api,
        HttpMethod method,
        string url,
        string? body = null,
        string? contentType = "application/json",
        string? account = AccountId)
    {
        var request = new HttpRequestMessage(method, url);

        if (account is not null)
        {
            request.Headers.Add("Luna-Account-Id", account);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        }

        return api.Client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> PostAsync(this TestApi api, string url, string body) =>
        api.SendAsync(HttpMethod.Post, url, body);

    public static Task<HttpResponseMessage> GetAsync(this TestApi api, string url) => api.SendAsync(HttpMethod.Get, url);

    public static async Task<JsonObject> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();

    /// <summary>Status, error code and detail of an answer that should be an error.</summary>
    public static async Task<Refusal> RefusalAsync(this Task<HttpResponseMessage> sending)
    {
        var response = await sending;
        var text = await response.Content.ReadAsStringAsync();

        if (text.Length == 0 || JsonNode.Parse(text)?["error_code"] is not { } code)
        {
            return new Refusal((int)response.StatusCode, 0, text);
        }

        return new Refusal((int)response.StatusCode, code.GetValue<int>(), JsonNode.Parse(text)!["detail"]!.GetValue<string>());
    }
}

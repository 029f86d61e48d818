using System.Buffers;
using System.Text.Json;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.Json;
using LunaVideoAgent.Grains.Abstractions.Errors;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace LunaVideoAgent.Gateway.Requests;

/// <summary>The JSON body of a request: an object of bounded size and depth without repeated members.</summary>
internal static class JsonBody
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="AgentException">12017, 12024: not JSON by its header; 12030: none; 12027: syntax; 12022: a wrong type.</exception>
    /// <exception cref="BadHttpRequestException">413: too large.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request)
        where T : class
    {
        var limit = request.HttpContext.RequestServices.GetRequiredService<IOptions<ApiOptions>>().Value.MaxBodyBytes;
        var bytes = request.ContentLength == 0 ? [] : await ReadBytesAsync(request, limit);

        if (bytes.Length == 0)
        {
            throw AgentErrors.NoBody();
        }

        CheckMediaType(request.Headers);
        return BodyReader.Read<T>(Parse(bytes), BodyPath.Root);
    }

    private static void CheckMediaType(IHeaderDictionary headers)
    {
        if (!MediaTypeHeaderValue.TryParse(headers.ContentType.ToString(), out var type))
        {
            throw AgentErrors.BadContentType();
        }

        var isJson = type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);
        var isUtf8 = !type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);
        var isPlain = headers.ContentEncoding.Count == 0 || headers.ContentEncoding == "identity";

        if (!isJson || !isUtf8 || !isPlain)
        {
            throw AgentErrors.UnsupportedMediaType();
        }
    }

    private static async Task<byte[]> ReadBytesAsync(HttpRequest request, int limit)
    {
        if (request.ContentLength > limit)
        {
            throw TooLarge();
        }

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(request.HttpContext.RequestAborted);

            if (read.Buffer.Length > limit)
            {
                throw TooLarge();
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static JsonElement Parse(byte[] bytes)
    {
        var text = bytes.AsSpan().StartsWith(ByteOrderMark) ? bytes.AsSpan(ByteOrderMark.Length) : bytes;

        try
        {
            var body = JsonElement.Parse(text, GatewayJson.Syntax);
            return body.ValueKind == JsonValueKind.Object ? body : throw AgentErrors.InvalidBody("", "must be an object");
        }
        catch (JsonException fault)
        {
            throw AgentErrors.MalformedBody(fault.Message);
        }
    }

    private static BadHttpRequestException TooLarge() => new("The body is too large.", StatusCodes.Status413PayloadTooLarge);
}

using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LunaVideoAgent.Contract.Tests.OpenApi;

namespace LunaVideoAgent.Contract.Tests.Agent;

/// <summary>Sends requests as an operation documents them, and as it does not.</summary>
internal sealed class AgentClient(Uri address) : IDisposable
{
    private static readonly (string Name, string Value)[] Handshake =
    [
        ("Connection", "Upgrade"),
        ("Upgrade", "websocket"),
        ("Sec-WebSocket-Version", "13"),
        ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
    ];

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromMinutes(5),
    };

    /// <summary>Where the agent listens.</summary>
    public Uri Address { get; } = address;

    /// <summary>Sends a request with a JSON body, or without one.</summary>
    public Task<Answer> SendAsync(
        string method,
        string path,
        JsonNode? body,
        CancellationToken cancellationToken,
        params (string Name, string Value)[] headers) =>
        SendTextAsync(method, path, body?.ToJsonString(), "application/json", cancellationToken, headers);

    /// <summary>Sends a request with whatever body.</summary>
    public async Task<Answer> SendTextAsync(
        string method,
        string path,
        string? body,
        string? contentType,
        CancellationToken cancellationToken,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return await Answer.ReadAsync(response, cancellationToken);
    }

    /// <summary>Sends an operation with parameters in their places.</summary>
    public Task<Answer> SendAsync(
        Operation operation,
        IReadOnlyCollection<(OperationParameter Parameter, string Text)> parameters,
        JsonNode? body,
        CancellationToken cancellationToken)
    {
        var path = In("path").Aggregate(operation.Path, (path, one) =>
            path.Replace($"{{{one.Parameter.Name}}}", Uri.EscapeDataString(one.Text), StringComparison.Ordinal));
        var query = string.Join('&', In("query").Select(one => $"{one.Parameter.Name}={Uri.EscapeDataString(one.Text)}"));
        (string, string)[] headers = [.. In("header").Select(one => (one.Parameter.Name, one.Text)), .. HandshakeOf(operation)];

        return SendAsync(operation.Method, query is "" ? path : $"{path}?{query}", body, cancellationToken, headers);

        IEnumerable<(OperationParameter Parameter, string Text)> In(string place) => parameters.Where(one => one.Parameter.Place == place);
    }

    private static (string, string)[] HandshakeOf(Operation operation) => operation.Id is "wsEvents" ? Handshake : [];

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}

using System.Globalization;
using System.Text.RegularExpressions;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Grains.Abstractions;
using Microsoft.OpenApi;

namespace LunaVideoAgent.Gateway.Requests;

/// <summary>Gives each request its id: the client's if it is well-formed, else a new one. Logs, grains and the answer carry it.</summary>
internal sealed partial class RequestIdMiddleware(RequestDelegate next, TimeProvider time, ILogger<RequestIdMiddleware> logger)
{
    /// <summary>The header of requests and answers.</summary>
    public const string Header = "Luna-Request-Id";

    private static readonly Func<ILogger, string, IDisposable?> Scope =
        LoggerMessage.DefineScope<string>("Luna-Request-Id: {LunaRequestId}");

    /// <summary>The header as it is documented: every request may carry it.</summary>
    public static OpenApiParameter Describe() =>
        new() { Name = Header, In = ParameterLocation.Header, Schema = SchemaScalars.RequestId() };

    public async Task InvokeAsync(HttpContext context)
    {
        var given = context.Request.Headers[Header].ToString();
        var requestId = Pattern().IsMatch(given) ? given : NewId();

        // When the answer starts: an error handler clears what is set before.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[Header] = requestId;
            return Task.CompletedTask;
        });

        RequestContext.Set(RequestContextKeys.RequestId, requestId);
        using (Scope(logger, requestId))
        {
            await next(context);
        }
    }

    private string NewId() => string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow().ToUnixTimeSeconds()},{Guid.NewGuid()}");

    [GeneratedRegex(
        @"\A[0-9]{10},[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}\z",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}

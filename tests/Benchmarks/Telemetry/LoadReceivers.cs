using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Benchmarks.Telemetry;

/// <summary>Who gets what an agent sends: callbacks over HTTP, and OTLP over gRPC. Takes everything and counts it.</summary>
internal sealed class LoadReceivers : IAsyncDisposable
{
    private readonly WebApplication _app;
    private long _callbacks;
    private long _traceBytes;

    private LoadReceivers()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listening => listening.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, listening => listening.Protocols = HttpProtocols.Http2);
        });
        _app = builder.Build();
        _app.MapPost("/events", TakeCallbackAsync);
        _app.MapPost("/opentelemetry.proto.collector.{service}/Export", TakeTelemetryAsync);
    }

    /// <summary>Where callbacks go.</summary>
    public Uri CallbackUrl => new(new Uri(_app.Urls.First()), "/events");

    /// <summary>Where metrics and traces go.</summary>
    public Uri OtlpUrl => new(_app.Urls.Last());

    /// <summary>Callbacks so far.</summary>
    public long Callbacks => Volatile.Read(ref _callbacks);

    /// <summary>Bytes of traces so far.</summary>
    public long TraceBytes => Volatile.Read(ref _traceBytes);

    /// <summary>Starts them.</summary>
    public static async Task<LoadReceivers> StartAsync(CancellationToken cancellationToken)
    {
        var receivers = new LoadReceivers();
        await receivers._app.StartAsync(cancellationToken);
        return receivers;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeCallbackAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        Interlocked.Increment(ref _callbacks);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task TakeTelemetryAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);

        if (context.Request.Path.Value!.Contains("TraceService", StringComparison.Ordinal))
        {
            Interlocked.Add(ref _traceBytes, body.Length);
        }

        // An empty answer: a message without bytes, and that it went well.
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(new byte[5], context.RequestAborted);
        context.Response.AppendTrailer("grpc-status", "0");
    }
}

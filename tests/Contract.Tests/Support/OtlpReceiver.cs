using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Contract.Tests.Support;

/// <summary>Takes what is exported by OTLP over gRPC, and keeps it as it came.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private const string Traces = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";
    private const string Metrics = "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export";

    private const string Logs = "/opentelemetry.proto.collector.logs.v1.LogsService/Export";

    private readonly WebApplication _server;
    private readonly ConcurrentQueue<(string Path, string Headers, byte[] Body)> _requests = new();

    private OtlpReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, listening => listening.Protocols = HttpProtocols.Http2));
        _server = builder.Build();
        _server.MapPost(Traces, TakeAsync);
        _server.MapPost(Metrics, TakeAsync);
        _server.MapPost(Logs, TakeAsync);
    }

    /// <summary>Host and port.</summary>
    public string Authority => new Uri(_server.Urls.First()).Authority;

    /// <summary>Requests so far with traces: protobuf behind the five bytes of gRPC, texts as UTF-8.</summary>
    public IReadOnlyList<byte[]> TraceRequests => Of(Traces);

    /// <summary>Requests so far with metrics.</summary>
    public IReadOnlyList<byte[]> MetricRequests => Of(Metrics);

    /// <summary>Requests so far with log lines.</summary>
    public IReadOnlyList<byte[]> LogRequests => Of(Logs);

    /// <summary>All of it, headers included, as far as it is text.</summary>
    public string Text => string.Concat(_requests.Select(one => $"{one.Path}\n{one.Headers}\n{Encoding.Latin1.GetString(one.Body)}\n"));

    /// <summary>Starts it.</summary>
    public static async Task<OtlpReceiver> StartAsync(CancellationToken cancellationToken)
    {
        var receiver = new OtlpReceiver();
        await receiver._server.StartAsync(cancellationToken);
        return receiver;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private byte[][] Of(string path) => [.. _requests.Where(one => one.Path == path).Select(one => one.Body)];

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = string.Join('\n', context.Request.Headers.Select(one => $"{one.Key}: {one.Value}"));
        _requests.Enqueue((context.Request.Path, headers, body.ToArray()));

        // An empty answer: a message without bytes, and that it went well.
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(new byte[5], context.RequestAborted);
        context.Response.AppendTrailer("grpc-status", "0");
    }
}

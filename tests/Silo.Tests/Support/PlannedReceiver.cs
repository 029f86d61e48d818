using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>A receiver of callbacks on the loopback address that answers by plan, and keeps what it accepted.</summary>
internal sealed class PlannedReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<HttpContext, int, Task> _plan;
    private int _count;

    private PlannedReceiver(WebApplication app, Func<HttpContext, int, Task> plan)
    {
        _app = app;
        _plan = plan;
    }

    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Every request, in the order of their arrival.</summary>
    public ConcurrentQueue<Received> Requests { get; } = [];

    /// <summary>Starts it.</summary>
    /// <param name="plan">Answers a request by its number, from 0; what it does not say is 200.</param>
    /// <param name="port">0: any.</param>
    public static async Task<PlannedReceiver> StartAsync(Func<HttpContext, int, Task> plan, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        var receiver = new PlannedReceiver(app, plan);
        app.Run(receiver.AnswerAsync);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Answers with these statuses, then with 200.</summary>
    public static Task<PlannedReceiver> StartAsync(params int[] statuses) => StartAsync((context, number) =>
    {
        context.Response.StatusCode = number < statuses.Length ? statuses[number] : (int)HttpStatusCode.OK;
        return Task.CompletedTask;
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers.ToDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var number = Interlocked.Increment(ref _count) - 1;
        var request = new Received(context.Request.Path, headers, body.ToArray());
        Requests.Enqueue(request);
        await _plan(context, number);
        request.Status = context.RequestAborted.IsCancellationRequested ? 0 : context.Response.StatusCode;
    }

    internal sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
    {
        /// <summary>What it was answered; 0: nothing.</summary>
        public int Status { get; set; }
    }
}

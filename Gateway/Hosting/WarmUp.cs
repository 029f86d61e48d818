using LunaVideoAgent.Gateway.Events;
using LunaVideoAgent.Gateway.Service;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Hosting;

/// <summary>
/// Asks the gateway what its clients will ask, before it says that it is ready: what is compiled at its first use and connected at its
/// first call does not keep those waiting who come back from the gateway that this one replaces.
/// </summary>
internal sealed partial class WarmUp(
    EndpointDataSource endpoints,
    IServiceScopeFactory scopes,
    ClusterProbe probe,
    EventFeeds feeds,
    TimeProvider time,
    ILogger<WarmUp> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly StreamListQuery AnyRunning = new(
        new StreamFilter { Statuses = [StreamStatus.InProgress] }, StreamOrder.CreateTime, Descending: true, Page: 1, PageSize: 1);

    private volatile bool _isDone;

    /// <summary>Whether it is over, with or without success: it takes 3 s at most after a silo has answered.</summary>
    public bool IsDone => _isDone;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await probe.FirstAnswer.WaitAsync(stoppingToken);

        using var timeout = new CancellationTokenSource(Patience, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, timeout.Token);

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await RequestAsync("getAgents", scope.ServiceProvider, ending.Token);
            await RequestAsync("getStreams", scope.ServiceProvider, ending.Token);
            await ListenAsync(scope.ServiceProvider.GetRequiredService<IGrainFactory>(), ending.Token);
        }
#pragma warning disable CA1031 // A gateway that could not warm up serves all the same.
        catch (Exception fault)
        {
            Log.Failed(logger, fault);
        }
#pragma warning restore CA1031

        _isDone = true;
    }

    // Past the middleware: there is no caller, and nobody is to be admitted, counted or reported.
    private async Task RequestAsync(string operationId, IServiceProvider services, CancellationToken cancellationToken)
    {
        var endpoint = endpoints.Endpoints.Single(
            candidate => candidate.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == operationId);
        var context = new DefaultHttpContext { RequestServices = services, RequestAborted = cancellationToken };
        context.Request.Method = HttpMethods.Get;
        context.SetEndpoint(endpoint);
        await endpoint.RequestDelegate!(context);
    }

    private async Task ListenAsync(IGrainFactory grains, CancellationToken cancellationToken)
    {
        var running = await grains.StreamCatalog().ListAsync(AnyRunning, cancellationToken);

        if (running.Count == 0)
        {
            return;
        }

        await using var listener = feeds.Listen(running[0], analyticIndex: 0, after: null);

        // The first message is the stream's status, which is known already; the second one comes from its silo.
        await listener.EncodeAllAsync(withTiming: false, cancellationToken).Take(2).CountAsync(cancellationToken);
    }
}

using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Plugins;

/// <summary>Runs the plug-ins of this process: those in the background, and the queues of those that are told.</summary>
public sealed class PluginHost : BackgroundService
{
    private readonly PluginCatalog _catalog;
    private readonly ILogger<PluginHost> _logger;
    private readonly ImmutableArray<PluginFeed<RequestReport>> _requests;
    private readonly ImmutableArray<PluginFeed<EventReport>> _events;

    /// <summary>Makes a queue for each plug-in that is told.</summary>
    public PluginHost(PluginCatalog catalog, IOptions<PluginOptions> options, TimeProvider time, ILogger<PluginHost> logger)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        _catalog = catalog;
        _logger = logger;
        _requests = [.. catalog.Enabled<IRequestPlugin>().Select(plugin =>
            new PluginFeed<RequestReport>(plugin.Name, plugin.TakeAsync, options.Value, time, logger))];
        _events = [.. catalog.Enabled<IEventPlugin>().Select(plugin =>
            new PluginFeed<EventReport>(plugin.Name, plugin.TakeAsync, options.Value, time, logger))];
    }

    /// <summary>Whether somebody wants to be told of requests.</summary>
    public bool WatchesRequests => !_requests.IsEmpty;

    /// <summary>Whether somebody wants to be told of events.</summary>
    public bool WatchesEvents => !_events.IsEmpty;

    /// <summary>Tells of a request; never waits.</summary>
    public void Offer(RequestReport request)
    {
        foreach (var feed in _requests)
        {
            feed.Offer(request);
        }
    }

    /// <summary>Tells of an event; never waits.</summary>
    public void Offer(EventReport analyticEvent)
    {
        foreach (var feed in _events)
        {
            feed.Offer(analyticEvent);
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
    [
        .. _requests.Select(feed => EndQuietlyAsync(feed.RunAsync(stoppingToken))),
        .. _events.Select(feed => EndQuietlyAsync(feed.RunAsync(stoppingToken))),
        .. _catalog.Enabled<IBackgroundPlugin>().Select(plugin => RunAsync(plugin, stoppingToken)),
    ]);

    private static async Task EndQuietlyAsync(Task running) =>
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task RunAsync(IBackgroundPlugin plugin, CancellationToken stoppingToken)
    {
        try
        {
            await Task.Run(() => plugin.RunAsync(stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The agent ends, and the plug-in with it.
        }
#pragma warning disable CA1031 // Whatever a stranger's code throws, it ends that code and not the agent.
        catch (Exception fault)
        {
            PluginLog.Ended(_logger, plugin.Name, fault);
        }
#pragma warning restore CA1031
    }
}

using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Silo.Hosting;

/// <summary>Takes changes of the model folder into use while streams run, and tells the cluster what this silo offers then.</summary>
internal sealed partial class ModelReload(
    InferenceRuntime runtime,
    InferenceOptions options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<ModelReload> logger,
    SiloAnnouncement? announcement = null) : BackgroundService
{
    private bool _isUntold;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.ReloadInterval == TimeSpan.Zero)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.ReloadInterval, time);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            _isUntold |= await runtime.ReloadIfChangedAsync();
            await TellAsync(stoppingToken);
        }
    }

    private async Task TellAsync(CancellationToken stoppingToken)
    {
        // A silo that goes has taken its offer back.
        if (!_isUntold || lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return;
        }

        try
        {
            await (announcement?.StartAsync(stoppingToken) ?? Task.CompletedTask);
            _isUntold = false;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The database is away; the next look tries again.
            Log.NotTold(logger, exception);
        }
    }
}

using LunaVideoAgent.Gateway.Hosting;
using LunaVideoAgent.Grains.Abstractions;

namespace LunaVideoAgent.Gateway.Service;

/// <summary>
/// Asks the cluster for a sign of life, again and again. It tells whether the gateway can serve, and it is what connects a gateway anew
/// that lost its last silo: an Orleans client connects only when somebody calls, and nobody calls a gateway that is not ready.
/// </summary>
internal sealed partial class ClusterProbe(
    IGrainFactory grains, ClusterConnection connection, TimeProvider time, ILogger<ClusterProbe> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(6);

    private readonly TaskCompletionSource _firstAnswer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _start = time.GetTimestamp();
    private long _lastAnswer = long.MinValue;
    private bool _isFailing;

    /// <summary>Completes when a silo has answered for the first time.</summary>
    public Task FirstAnswer => _firstAnswer.Task;

    /// <summary>Whether a silo has answered within the last 6 s.</summary>
    public bool HasFreshAnswer =>
        Volatile.Read(ref _lastAnswer) is var last && last >= _start && time.GetElapsedTime(last) <= Freshness;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // At once when a silo is lost: it may have been the only one that this gateway was connected to, and others live.
            var loss = connection.Loss;
            var pause = await AskAsync(stoppingToken) ? Interval : RetryInterval;
            await Task.WhenAny(loss, Task.Delay(pause, time, stoppingToken));
        }
    }

    private async Task<bool> AskAsync(CancellationToken stoppingToken)
    {
        try
        {
            await grains.Agent().PingAsync().WaitAsync(Patience, time, stoppingToken);
        }
#pragma warning disable CA1031 // Whatever keeps the cluster from answering: it did not answer.
        catch (Exception fault)
        {
            Report(fault, stoppingToken);
            return false;
        }
#pragma warning restore CA1031

        Volatile.Write(ref _lastAnswer, time.GetTimestamp());
        _firstAnswer.TrySetResult();
        ReportAnswer();
        return true;
    }

    private void Report(Exception fault, CancellationToken stoppingToken)
    {
        if (!_isFailing && !stoppingToken.IsCancellationRequested)
        {
            _isFailing = true;
            Log.Silent(logger, fault.Message);
        }
    }

    private void ReportAnswer()
    {
        if (_isFailing)
        {
            _isFailing = false;
            Log.AnswersAgain(logger);
        }
    }
}

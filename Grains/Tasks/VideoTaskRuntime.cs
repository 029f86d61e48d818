using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.VideoSdk;

namespace LunaVideoAgent.Grains.Tasks;

/// <summary>A running task: lease, journal and analysis. Made by <see cref="VideoTaskRuntimeFactory"/>.</summary>
internal sealed class VideoTaskRuntime(
    VideoTaskSettings settings,
    Holding holding,
    VideoTaskJournal journal,
    VideoAnalyser analyser) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly VideoProgress _progress = new();

    /// <summary>Place and lease.</summary>
    public Holding Holding => holding;

    /// <summary>Done when the task ended, was cancelled or belongs to somebody else; never faulted.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Starts the analysis.</summary>
    public void Start() => Completion = RunAsync();

    /// <summary>Stops it; what is not written yet is not written any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Completion;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        using var working = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, holding.Lease.Lost);
        var reporting = journal.ReportAsync(() => _progress.Share, working.Token);
        var analysing = AnalyseAsync(working.Token);

        try
        {
            // A report that cannot be written ends the work: nobody could write its result either.
            await Task.WhenAny(reporting, analysing);
        }
        finally
        {
            await working.CancelAsync();
            await Task.WhenAny(reporting);
            await analysing;
        }
    }

    private async Task AnalyseAsync(CancellationToken cancellationToken)
    {
        try
        {
            var result = await FindAsync(cancellationToken);

            if (result.Fault is { } error)
            {
                await journal.FailAsync(error, cancellationToken);
                return;
            }

            await journal.FinishAsync(result.Video!, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Whoever stopped it decides what becomes of it.
        }
    }

    private async Task<(VideoResult? Video, AgentError? Fault)> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            var work = new VideoWork(settings.Video, settings.Analytics)
            {
                Progress = _progress,
                Checkpoints = journal.Segments,
                IsBackground = true,

                // What killed an owner is not sent to others too.
                MaySpread = holding.Lease.Lease.YoungDeaths == 0,
                MayContinue = () => holding.Lease.IsValid,
            };
            return (await analyser.AnalyseAsync(work, cancellationToken), null);
        }
        catch (AgentException failed)
        {
            return (null, failed.Error);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            // A fault of ours or of the inference runtime ends this task, never the silo.
            journal.NoteFault(exception);
            return (null, AgentErrors.AnalyticFailed($"internal error: {exception.Message}").Error);
        }
    }
}

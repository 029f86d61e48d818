using System.Threading.Channels;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>
/// Analyses one source: a thread of its own opens, decodes and hands frames to the detector; a task takes them back in order and runs
/// tracker and rules. It knows no grain and no scheduler. While too many frames wait, a file is not read on, and neither is a live source
/// for a moment; then its new frames are dropped.
/// </summary>
internal sealed class AnalysisPipeline : IAsyncDisposable
{
    // A frame that takes longer to come, or to be analysed, is not waited for.
    private static readonly TimeSpan LastFrameTimeout = TimeSpan.FromMilliseconds(250);

    private readonly PipelineJob _job;
    private readonly PipelineServices _services;
    private readonly IPipelineSink _sink;
    private readonly IFrameWork _work;
    private readonly PipelineCounters _counters = new();
    private readonly Channel<PendingFrame> _pending = Channel.CreateUnbounded<PendingFrame>(
        new() { SingleReader = true, SingleWriter = true });
    private readonly SemaphoreSlim _places;
    private readonly WaitBudget _wait;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _stopReading;
    private readonly TaskCompletionSource<PipelineOutcome> _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isNextLast;
    private bool _isDisposed;

    /// <summary>Prepares it; <see cref="Start"/> starts it.</summary>
    public AnalysisPipeline(PipelineJob job, PipelineServices services, IPipelineSink sink, IFrameWork? work = null)
    {
        _job = job;
        _services = services;
        _sink = sink;
        _work = work ?? new FrameAnalyser(job, services, sink, _counters);
        _stopReading = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        _places = new SemaphoreSlim(job.IsLive ? services.Options.LiveFramesInFlight : services.Options.FileFramesInFlight);
        _wait = new WaitBudget(services.Options.LiveWait, services.Time);
        Completion = Task.FromResult(PipelineOutcome.Ended);
    }

    /// <summary>Done when the source ended or failed and all its frames are analysed; cancelled by <see cref="DisposeAsync"/>.</summary>
    public Task<PipelineOutcome> Completion { get; private set; }

    /// <summary>Counters so far.</summary>
    public PipelineCounters Counters => _counters;

    /// <summary>Where its source was left off, once it is disposed; null if nothing was analysed, or if it had ended by itself.</summary>
    public long? LastIndex => Completion.IsCompletedSuccessfully ? null : _work.LastIndex;

    /// <summary>Starts thread and task.</summary>
    public void Start()
    {
        var thread = new Thread(Read) { IsBackground = true, Name = "luna-reader" };
        thread.Start();
        Completion = AnalyseAsync();
    }

    /// <summary>What it knows after its last frame, once it is disposed; null if there was none, or if it had ended by itself.</summary>
    public PipelineMemory? Remember() => Completion.IsCompletedSuccessfully ? null : _work.Remember();

    /// <summary>Stops as <see cref="DisposeAsync"/> does; what is open closes as if the source had ended there.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await DisposeAsync();
        await _job.MayTellAsync(cancellationToken);
        _work.Finish();
    }

    /// <summary>
    /// Stops as <see cref="DisposeAsync"/> does, but right after a frame: one more is read, and what was read is analysed, if that takes
    /// but a moment. Whoever goes on has the time until the next frame is due.
    /// </summary>
    public async Task StopAfterNextAsync()
    {
        _isNextLast = true;
        await Task.WhenAny(_read.Task, Task.Delay(LastFrameTimeout, _services.Time));

        if (!_isDisposed)
        {
            await _stopReading.CancelAsync();
            await Task.WhenAny(Completion, Task.Delay(LastFrameTimeout, _services.Time));
            await DisposeAsync();
        }
    }

    /// <summary>Stops reading, lets the frame in work end, frees everything.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _stop.CancelAsync();
        await Task.WhenAny(Completion);
        await Task.WhenAny(_read.Task);

        while (_pending.Reader.TryRead(out var pending))
        {
            await pending.AbandonAsync();
        }

        _places.Dispose();
        _stopReading.Dispose();
        _stop.Dispose();
    }

    private void Read()
    {
        if (_job.IsBackground)
        {
            BackgroundThread.Enter();
        }

        try
        {
            var reader = new SourceReader(_job, _services, _sink, _counters);
            _read.SetResult(reader.Run(HandOver, _stopReading.Token));
        }
        catch (OperationCanceledException)
        {
            _read.SetCanceled(_stopReading.Token);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whatever it is, it must reach the one who awaits the pipeline: a thread has nobody else to tell.
            _read.SetException(exception);
        }
        finally
        {
            _pending.Writer.Complete();
        }
    }

    private void HandOver(Frame frame)
    {
        if (TryTakePlace(frame))
        {
            _pending.Writer.TryWrite(_work.Begin(frame, _stop.Token));

            if (_isNextLast)
            {
                _stopReading.Cancel();
            }

            return;
        }

        frame.Dispose();
        _counters.CountDropped();
        _services.Meter.CountDropped();
    }

    private bool TryTakePlace(Frame frame)
    {
        try
        {
            return _job.IsLive ? TryTakePlaceSoon() : _places.Wait(Timeout.InfiniteTimeSpan, _stopReading.Token);
        }
        catch (OperationCanceledException)
        {
            frame.Dispose();
            throw;
        }
    }

    private bool TryTakePlaceSoon()
    {
        var start = _services.Time.GetTimestamp();
        var isTaken = _places.Wait(_wait.Left, _stopReading.Token);
        _wait.Spend(_services.Time.GetElapsedTime(start));
        return isTaken;
    }

    private async Task<PipelineOutcome> AnalyseAsync()
    {
        try
        {
            await foreach (var pending in _pending.Reader.ReadAllAsync(_stop.Token).ConfigureAwait(false))
            {
                await _work.CompleteAsync(pending, _stop.Token).ConfigureAwait(false);
                _places.Release();
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The reader waits for places that nobody gives back any more.
            await _stop.CancelAsync().ConfigureAwait(false);
            throw;
        }

        var outcome = await _read.Task.ConfigureAwait(false);
        await _job.MayTellAsync(_stop.Token).ConfigureAwait(false);
        _work.Finish();
        return outcome;
    }
}

using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>
/// A live source that is open before it is needed: its pictures are decoded and thrown away until a pipeline takes it over, which then
/// waits neither for a connection nor for a key frame. A recording that plays a camera is kept open at its beginning.
/// </summary>
internal sealed class SourceStandby : IDisposable, IFrameSampler
{
    // A frame of a camera comes sooner than that, or it is as good as lost.
    private static readonly TimeSpan TakeTimeout = TimeSpan.FromSeconds(2);

    private readonly IFrameSource _source;
    private readonly bool _isRecording;
    private readonly TaskCompletionSource<bool> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Guards the rest, and tells of each change.
    private readonly object _lock = new();
#pragma warning disable CA2213 // The thread disposes it: it outlives this object.
    private readonly CancellationTokenSource _stop = new();
#pragma warning restore CA2213
    private OpenedSource? _opened;
    private bool _isWanted;
    private bool _isOver;

    /// <summary>Opens a source on a thread of its own.</summary>
    /// <param name="source">Not open yet; owned from now on.</param>
    /// <param name="isRecording">Whether it waits for its reader, as a file does.</param>
    public SourceStandby(IFrameSource source, bool isRecording)
    {
        (_source, _isRecording) = (source, isRecording);
        new Thread(Run) { IsBackground = true, Name = "luna-standby" }.Start();
    }

    /// <summary>Opens the source of a stream.</summary>
    public static SourceStandby Open(StreamData data, PipelineServices services)
    {
        var options = SourceOptionsBuilder.Build(data, services.Options, data.StartTimeSeconds);
        return new SourceStandby(services.Sources.Create(options), options.PaceInRealTime);
    }

    /// <summary>Whether it can be taken over; known once a picture was decoded or it failed.</summary>
    public Task<bool> Ready => _ready.Task;

    /// <summary>Hands the source over as it runs; null if it failed or does not answer.</summary>
    /// <param name="nextSeconds">Time of its next frame.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public OpenedSource? Take(double nextSeconds, CancellationToken cancellationToken)
    {
        using var giveUp = cancellationToken.Register(Dispose);

        lock (_lock)
        {
            _source.Rebase(nextSeconds);
            _isWanted = true;
            Monitor.PulseAll(_lock);

            if (!_isOver && !Monitor.Wait(_lock, TakeTimeout))
            {
                Close();
            }

            var opened = _opened;
            _opened = null;
            return opened;
        }
    }

    /// <summary>Closes the source, unless it was taken.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            Close();

            if (_opened is not null)
            {
                Free(_opened.First);
                _opened = null;
            }
        }
    }

    /// <inheritdoc/>
    bool IFrameSampler.Wants(FramePosition position)
    {
        _ready.TrySetResult(true);

        lock (_lock)
        {
            return _isWanted;
        }
    }

    private void Run()
    {
        Frame? first = null;

        try
        {
            var info = _source.Open(_stop.Token);
            first = _isRecording ? WaitAtBeginning() : ReadOn();

            if (TryGive(new OpenedSource(_source, info, first)))
            {
                return;
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whoever wanted it opens it anew, and meets the fault where faults are dealt with.
        }

        Free(first);
        End();
    }

    private Frame? WaitAtBeginning()
    {
        _ready.TrySetResult(true);

        lock (_lock)
        {
            while (!_isWanted && !_isOver)
            {
                Monitor.Wait(_lock);
            }
        }

        return null;
    }

    private Frame ReadOn() =>
        _source.Read(this, _stop.Token) ?? throw new MediaException(MediaErrorKind.EndOfStream, "end of stream");

    private bool TryGive(OpenedSource opened)
    {
        lock (_lock)
        {
            if (_isOver)
            {
                return false;
            }

            (_opened, _isOver) = (opened, true);
            Monitor.PulseAll(_lock);
            return true;
        }
    }

    private void End()
    {
        _ready.TrySetResult(false);

        lock (_lock)
        {
            _isOver = true;
            _stop.Dispose();
            Monitor.PulseAll(_lock);
        }
    }

    // What was given is not cancelled: it goes on with whoever took it. Else the thread frees what it has.
    private void Close()
    {
        if (!_isOver)
        {
            _isOver = true;
            _stop.Cancel();
            Monitor.PulseAll(_lock);
        }
    }

    private void Free(Frame? first)
    {
        first?.Dispose();
        _source.Dispose();
    }
}

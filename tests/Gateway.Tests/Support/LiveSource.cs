using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Live;

namespace LunaVideoAgent.Gateway.Tests.Support;

/// <summary>What a running stream shows of itself; a test shows frame by frame.</summary>
internal sealed class LiveSource
{
    private const long Epoch = 7;

    private readonly Lock _gate = new();
    private LiveFrame? _latest;
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _readers;

    /// <summary>How many read at once, at most.</summary>
    public int MostReaders { get; private set; }

    /// <summary>Shows a frame.</summary>
    public void Show(LiveFrame frame)
    {
        TaskCompletionSource news;

        lock (_gate)
        {
            _latest = frame;
            (news, _news) = (_news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        news.SetResult();
    }

    /// <summary>Returns once nobody reads any more.</summary>
    public Task NobodyReadsAsync()
    {
        lock (_gate)
        {
            return _readers == 0 ? Task.CompletedTask : _idle.Task;
        }
    }

    public async ValueTask<LivePage> ReadAsync(EventCursor after, CancellationToken cancellationToken)
    {
        Enter();

        try
        {
            while (true)
            {
                Task news;

                lock (_gate)
                {
                    if (_latest is { } latest && latest.Sequence > (after.Epoch == Epoch ? after.Sequence : 0))
                    {
                        return new LivePage(Epoch, latest, IsClosed: false);
                    }

                    news = _news.Task;
                }

                await news.WaitAsync(cancellationToken);
            }
        }
        finally
        {
            Leave();
        }
    }

    private void Enter()
    {
        lock (_gate)
        {
            MostReaders = Math.Max(MostReaders, ++_readers);
            _idle = _idle.Task.IsCompleted ? new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) : _idle;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            if (--_readers == 0)
            {
                _idle.TrySetResult();
            }
        }
    }
}

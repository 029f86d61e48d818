namespace LunaVideoAgent.Gateway.Hosting;

/// <summary>What the gateway knows of its connection to the cluster: whether there is one, and when a silo of it was lost.</summary>
internal sealed class ClusterConnection(bool isUp, TimeProvider time)
{
    private static readonly Task<bool> Yes = Task.FromResult(true);

    // Longer than it takes to read the list of silos anew, every 2 s, and to ask one of them.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private volatile TaskCompletionSource _loss = NewSignal();
    private volatile Task<bool> _state = isUp ? Yes : Task.FromResult(false);
    private volatile bool _hasAnswered = isUp;
    private TaskCompletionSource _return = NewSignal();

    /// <summary>Whether a silo is connected.</summary>
    public bool IsUp => _state == Yes;

    /// <summary>
    /// Whether a silo is connected; in the 3 s after the last one was lost, whether one is again, as soon as that is known. A gateway may
    /// have been connected to the lost one only while others live.
    /// </summary>
    public Task<bool> IsUpSoon => _state;

    /// <summary>Whether no silo is connected, and none came within that time.</summary>
    public bool IsGone => _state is { IsCompletedSuccessfully: true, Result: false };

    /// <summary>Whether a silo has ever answered: the client learns from the first one which grains there are.</summary>
    public bool HasAnswered => _hasAnswered;

    /// <summary>Completes when a silo is lost, whose answers will never come; another task for each loss.</summary>
    public Task Loss => _loss.Task;

    /// <summary>So many silos are connected that were so many before.</summary>
    public void Count(int connected, int previous)
    {
        Set(connected > 0);

        if (connected < previous)
        {
            TellLoss();
        }
    }

    /// <summary>A silo has answered.</summary>
    public void Answered()
    {
        _hasAnswered = true;
        Set(isUp: true);
    }

    /// <summary>The last silo is gone.</summary>
    public void Lost()
    {
        Set(isUp: false);
        TellLoss();
    }

    private void Set(bool isUp)
    {
        lock (_lock)
        {
            if (isUp)
            {
                _state = Yes;
                _return.TrySetResult();
            }
            else if (IsUp)
            {
                _return = NewSignal();
                _state = ReturnsAsync(_return.Task);
            }
        }
    }

    private async Task<bool> ReturnsAsync(Task returned)
    {
        try
        {
            await returned.WaitAsync(Grace, time);
            return true;
        }
        catch (TimeoutException)
        {
            // A silo that returned at the last moment has, though the time's end was told first.
            return returned.IsCompleted;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void TellLoss() => Interlocked.Exchange(ref _loss, NewSignal()).SetResult();
}

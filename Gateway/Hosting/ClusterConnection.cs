namespace LunaVideoAgent.Gateway.Hosting;

/// <summary>What the gateway knows of its connection to the cluster: whether there is one, and when a silo of it was lost.</summary>
internal sealed class ClusterConnection(bool isUp)
{
    private volatile TaskCompletionSource _loss = NewSignal();
    private volatile bool _isUp = isUp;
    private volatile bool _hasAnswered = isUp;

    /// <summary>Whether a silo is connected.</summary>
    public bool IsUp => _isUp;

    /// <summary>Whether a silo has ever answered: the client learns from the first one which grains there are.</summary>
    public bool HasAnswered => _hasAnswered;

    /// <summary>Completes when a silo is lost, whose answers will never come; another task for each loss.</summary>
    public Task Loss => _loss.Task;

    /// <summary>So many silos are connected that were so many before.</summary>
    public void Count(int connected, int previous)
    {
        _isUp = connected > 0;

        if (connected < previous)
        {
            TellLoss();
        }
    }

    /// <summary>A silo has answered.</summary>
    public void Answered() => _isUp = _hasAnswered = true;

    /// <summary>The last silo is gone.</summary>
    public void Lost()
    {
        _isUp = false;
        TellLoss();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void TellLoss() => Interlocked.Exchange(ref _loss, NewSignal()).SetResult();
}

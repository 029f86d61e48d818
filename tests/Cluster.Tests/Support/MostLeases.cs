namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>Looks again and again how many leases one owner holds, and remembers the most.</summary>
internal sealed class MostLeases : IAsyncDisposable
{
    private readonly ClusterDatabase _database;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<int> _looking;

    public MostLeases(ClusterDatabase database)
    {
        _database = database;
        _looking = LookAsync();
    }

    /// <summary>Looks no more and says what the most was.</summary>
    public async Task<int> OfOneOwnerAsync()
    {
        await _stop.CancelAsync();
        return await _looking;
    }

    public async ValueTask DisposeAsync()
    {
        await OfOneOwnerAsync();
        _stop.Dispose();
    }

    private async Task<int> LookAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var most = 0;

        while (!_stop.IsCancellationRequested)
        {
            var leases = await _database.LeasesAsync();
            most = Math.Max(most, leases.Values.GroupBy(lease => lease.Owner).Select(group => group.Count()).DefaultIfEmpty().Max());
            await Task.WhenAny(timer.WaitForNextTickAsync(_stop.Token).AsTask());
        }

        return most;
    }
}

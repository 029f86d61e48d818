using LunaVideoAgent.Grains.Abstractions.Analytics;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Delivery.Brokers;

/// <summary>
/// Connections to brokers of one kind, one for all callbacks with the same brokers and credentials. A connection is made anew now and then,
/// so that names and addresses are checked again, and closed when nobody wants it.
/// </summary>
internal sealed class BrokerPool : IAsyncDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(3);

    private readonly IBrokerConnector _connector;
    private readonly CallbackOptions _options;
    private readonly TimeProvider _time;
    private readonly ITimer _sweeping;
    private readonly Lock _lock = new();
    private readonly Dictionary<BrokerKey, Entry> _entries = [];
    private readonly HashSet<Task> _closing = [];

    /// <summary>A pool without connections.</summary>
    public BrokerPool(IBrokerConnector connector, IOptions<CallbackOptions> options, TimeProvider time)
    {
        _connector = connector;
        _options = options.Value;
        _time = time;
        _sweeping = time.CreateTimer(_ => Sweep(), state: null, IdleTime, IdleTime);
    }

    /// <summary>What is connected, or about to be.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>A connection for one message; null if there are too many to others already.</summary>
    /// <exception cref="CallbackRefusedException">The address is not allowed, or cannot be resolved.</exception>
    /// <exception cref="BrokerException">The broker does not answer, or refuses.</exception>
    public async Task<Lease?> TakeAsync(CallbackSettings callback, CancellationToken cancellationToken)
    {
        if (Enter(callback) is not { } entry)
        {
            return null;
        }

        try
        {
            entry.Connection = await entry.Connecting.WaitAsync(cancellationToken);
            return new Lease(this, entry, entry.Connection);
        }
        catch
        {
            Leave(entry, isBroken: true);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _sweeping.DisposeAsync();
        Task closing;

        lock (_lock)
        {
            foreach (var (key, entry) in _entries.ToArray())
            {
                _entries.Remove(key);
                Close(entry);
            }

            closing = Task.WhenAll(_closing);
        }

        await Task.WhenAny(closing, Task.Delay(CloseTimeout, _time));
    }

    private Entry? Enter(CallbackSettings callback)
    {
        var key = BrokerKey.Of(callback);

        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var known))
            {
                if (!known.IsBroken && _time.GetElapsedTime(known.Start) < Lifetime)
                {
                    known.Users++;
                    return known;
                }

                Retire(known);
            }

            if (_entries.Count >= _options.MaxBrokers && !RetireLongestIdle())
            {
                return null;
            }

            var entry = new Entry(key, ConnectAsync(callback)) { Start = _time.GetTimestamp(), Users = 1 };
            _entries[key] = entry;
            return entry;
        }
    }

    private void Leave(Entry entry, bool isBroken)
    {
        lock (_lock)
        {
            entry.Users--;
            entry.LastUse = _time.GetTimestamp();

            if (isBroken && !entry.IsRetired)
            {
                Retire(entry);
            }
            else if (entry is { IsRetired: true, Users: 0 })
            {
                Close(entry);
            }
        }
    }

    // Nobody else gets it; whoever has it may end what he does.
    private void Retire(Entry entry)
    {
        entry.IsRetired = true;
        _entries.Remove(entry.Key);

        if (entry.Users == 0)
        {
            Close(entry);
        }
    }

    private bool RetireLongestIdle()
    {
        if (_entries.Values.Where(entry => entry.Users == 0).MinBy(entry => entry.LastUse) is not { } longest)
        {
            return false;
        }

        Retire(longest);
        return true;
    }

    private void Sweep()
    {
        lock (_lock)
        {
            foreach (var entry in _entries.Values.Where(entry => entry.Users == 0).ToArray())
            {
                if (_time.GetElapsedTime(entry.LastUse) >= IdleTime)
                {
                    Retire(entry);
                }
            }
        }
    }

    // Whoever asked first may lose patience; the others still want it. Off this thread: it holds the lock.
    private Task<IBrokerConnection> ConnectAsync(CallbackSettings callback) => Task.Run(async () =>
    {
        using var limit = new CancellationTokenSource(_options.BrokerTimeout, _time);
        return await _connector.ConnectAsync(callback, _options.BrokerTimeout, limit.Token);
    });

    private void Close(Entry entry)
    {
        if (entry.IsClosed)
        {
            return;
        }

        entry.IsClosed = true;
        var closing = Task.Run(async () =>
        {
            try
            {
                await using var connection = await entry.Connecting;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // It never was connected, or the broker is gone before us: there is nothing left to close.
            }
        });

        _closing.RemoveWhere(task => task.IsCompleted);
        _closing.Add(closing);
    }

    /// <summary>The right to send over a connection.</summary>
    internal sealed class Lease(BrokerPool pool, Entry entry, IBrokerConnection connection) : IDisposable
    {
        private bool _isBroken;

        /// <summary>The connection.</summary>
        public IBrokerConnection Connection => connection;

        /// <summary>Whoever comes next gets another connection.</summary>
        public void GiveUp() => _isBroken = true;

        /// <inheritdoc/>
        public void Dispose() => pool.Leave(entry, _isBroken);
    }

    /// <summary>A connection and who uses it.</summary>
    internal sealed class Entry(BrokerKey key, Task<IBrokerConnection> connecting)
    {
        public BrokerKey Key => key;

        public Task<IBrokerConnection> Connecting => connecting;

        public long Start { get; init; }

        public long LastUse { get; set; }

        public int Users { get; set; }

        public bool IsRetired { get; set; }

        public bool IsClosed { get; set; }

        public IBrokerConnection? Connection { get; set; }

        public bool IsBroken => connecting.IsFaulted || connecting.IsCanceled || Connection is { IsUsable: false };
    }
}

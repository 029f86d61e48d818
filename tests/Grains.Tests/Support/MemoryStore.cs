using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Streams;

namespace LunaVideoAgent.Grains.Tests.Support;

/// <summary>Streams, logs and leases in memory, as the ports say; the real stores have a contract suite of their own.</summary>
internal sealed class MemoryStore : IStreamStore, IStreamLogStore, ILeaseStore, IFilePositionStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, StreamSnapshot> _streams = [];
    private readonly List<StreamLog> _logs = [];
    private readonly Dictionary<Guid, DateTimeOffset?> _resumeTimes = [];
    private readonly Dictionary<Guid, (Lease Lease, bool Released)> _leases = [];
    private readonly Dictionary<(Guid, int), long> _positions = [];

    /// <summary>Set to let every call fail, as if the database were away.</summary>
    public Exception? Fault { get; set; }

    public IReadOnlyList<StreamLog> LogsOf(Guid streamId)
    {
        lock (_lock)
        {
            return [.. _logs.Where(log => log.StreamId == streamId)];
        }
    }

    public StreamSnapshot? Peek(Guid streamId)
    {
        lock (_lock)
        {
            return _streams.GetValueOrDefault(streamId);
        }
    }

    public Task CreateAsync(StreamSnapshot stream, CancellationToken cancellationToken) => Do(() =>
    {
        _streams.Add(stream.StreamId, stream);
        Append(stream.StreamId, stream.Status, error: null, stream.CreateTime);
        return true;
    });

    public Task<StreamSnapshot?> FindAsync(Guid streamId, Guid? accountId, CancellationToken cancellationToken) => Do(() =>
        _streams.GetValueOrDefault(streamId) is { } stream && (accountId ?? stream.Settings.AccountId) == stream.Settings.AccountId
            ? stream
            : null);

    public Task<IReadOnlyList<StreamSnapshot>> ListAsync(StreamListQuery query, CancellationToken cancellationToken) =>
        Do<IReadOnlyList<StreamSnapshot>>(() => [.. _streams.Values]);

    public Task<int> CountAsync(StreamFilter filter, CancellationToken cancellationToken) => Do(() => _streams.Count);

    public Task<bool> ReplaceAsync(
        Guid streamId,
        int version,
        StreamSettings settings,
        DateTimeOffset time,
        CancellationToken cancellationToken) => Do(() =>
        {
            if (!_streams.TryGetValue(streamId, out var stream) || stream.Version != version)
            {
                return false;
            }

            _streams[streamId] = stream with { Settings = settings, Version = version + 1, Status = StreamStatus.Pending };
            Append(streamId, StreamStatus.Pending, error: null, time);
            return true;
        });

    public Task<bool> MoveAsync(StreamMove move, CancellationToken cancellationToken) => Do(() =>
    {
        if (!_streams.TryGetValue(move.StreamId, out var stream)
            || !move.From.Contains(stream.Status)
            || (move.Lease is not null && !Holds(move.Lease)))
        {
            return false;
        }

        _streams[move.StreamId] = stream with
        {
            Status = move.Path[^1],
            LastError = move.Error ?? (move.ClearsError ? null : stream.LastError),
            Autorestart = move.Autorestart ?? stream.Autorestart,
        };

        _resumeTimes[move.StreamId] = move.ResumeTime;

        for (var i = 0; i < move.Path.Count; i++)
        {
            Append(move.StreamId, move.Path[i], i == 0 ? move.Error : null, move.Time);
        }

        return true;
    });

    public Task<bool> DeleteAsync(Guid streamId, Guid? accountId, CancellationToken cancellationToken) =>
        Do(() => _leases.Remove(streamId) | _streams.Remove(streamId));

    public Task<IReadOnlyList<Guid>> ListStartableAsync(
        LeaseOwner asker,
        DateTimeOffset time,
        int limit,
        CancellationToken cancellationToken) =>
        Do<IReadOnlyList<Guid>>(() =>
        [
            .. _streams.Values
                .Where(stream => StreamLifecycle.ShouldRun(stream.Status) && !IsHeldBy(stream.StreamId, asker))
                .Select(stream => stream.StreamId)
                .Take(limit),
        ]);

    public Task<IReadOnlyList<Guid>> ListResumableAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken) =>
        Do<IReadOnlyList<Guid>>(() =>
        [
            .. _streams.Values
                .Where(stream => stream.Status is StreamStatus.Paused && _resumeTimes.GetValueOrDefault(stream.StreamId) <= time)
                .Select(stream => stream.StreamId)
                .Take(limit),
        ]);

    public Task<IReadOnlyList<StreamSnapshot>> ListRestartableAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken) =>
        Do<IReadOnlyList<StreamSnapshot>>(() =>
        [
            .. _streams.Values.Where(stream =>
                stream is { Status: StreamStatus.Failure, Autorestart.Status: AutorestartStatus.Enabled }),
        ]);

    public Task<bool> AppendAsync(StreamLog log, Lease lease, CancellationToken cancellationToken) => Do(() =>
    {
        if (!Holds(lease))
        {
            return false;
        }

        _logs.Add(log);
        return true;
    });

    public Task<IReadOnlyList<StreamLog>> ListAsync(StreamLogQuery query, CancellationToken cancellationToken) =>
        Do<IReadOnlyList<StreamLog>>(() => [.. Enumerable.Reverse(_logs)]);

    public Task<int> DeleteAsync(DateTimeOffset before, CancellationToken cancellationToken) => Do(() => 0);

    /// <summary>How many owners of every stream died young before the next one.</summary>
    public int YoungDeaths { get; set; }

    public Task<Lease?> TryTakeAsync(
        Guid streamId,
        LeaseOwner owner,
        DateTimeOffset time,
        TimeSpan timeToLive,
        CancellationToken cancellationToken) => Do<Lease?>(() =>
        {
            var known = _leases.TryGetValue(streamId, out var row);
            var lease = new Lease(streamId, known ? row.Lease.Epoch + 1 : 1, owner, WasLost: known && !row.Released)
            {
                YoungDeaths = YoungDeaths,
            };
            _leases[streamId] = (lease, Released: false);
            return lease;
        });

    public Task<IReadOnlyList<Lease>> RenewAsync(
        LeaseOwner owner,
        IReadOnlyList<Lease> leases,
        DateTimeOffset time,
        TimeSpan timeToLive,
        CancellationToken cancellationToken) => Do<IReadOnlyList<Lease>>(() => [.. leases.Where(Holds)]);

    public Task ReleaseAsync(Lease lease, DateTimeOffset time, CancellationToken cancellationToken) => Do(() =>
    {
        if (Holds(lease))
        {
            _leases[lease.StreamId] = (lease, Released: true);
        }

        return true;
    });

    public Task SaveAsync(Lease lease, int settingsVersion, long frameIndex, CancellationToken cancellationToken) => Do(() =>
    {
        if (Holds(lease))
        {
            _positions[(lease.StreamId, settingsVersion)] = frameIndex;
        }

        return true;
    });

    public Task<long?> FindAsync(Guid streamId, int settingsVersion, CancellationToken cancellationToken) =>
        Do<long?>(() => _positions.TryGetValue((streamId, settingsVersion), out var frameIndex) ? frameIndex : null);

    /// <summary>Whether a lease is still its owner's.</summary>
    internal bool Holds(Lease lease) =>
        _leases.TryGetValue(lease.StreamId, out var row) && row.Lease.Epoch == lease.Epoch && !row.Released;

    /// <summary>Whether an owner has the lease.</summary>
    internal bool IsHeldBy(Guid streamId, LeaseOwner owner) =>
        _leases.TryGetValue(streamId, out var row) && row.Lease.Owner == owner && !row.Released;

    private void Append(Guid streamId, StreamStatus status, string? error, DateTimeOffset time) =>
        _logs.Add(new StreamLog { StreamId = streamId, Status = status, Error = error, LogTime = time });

    private Task<T> Do<T>(Func<T> work)
    {
        lock (_lock)
        {
            return Fault is null ? Task.FromResult(work()) : Task.FromException<T>(Fault);
        }
    }
}

using System.Threading.Channels;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>
/// What an owner writes to the database about its stream: notes from any thread, moves at the end. Notes wait in a bounded queue while
/// the database is away; everything is conditioned on the lease, so that a loser writes nothing.
/// </summary>
internal sealed partial class StreamJournal : IAsyncDisposable
{
    private const int NotesWaiting = 256;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly HeldLease _lease;
    private readonly StreamStores _stores;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _writing;
    private readonly Channel<StreamLog> _notes = Channel.CreateBounded<StreamLog>(
        new BoundedChannelOptions(NotesWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Starts writing.</summary>
    public StreamJournal(HeldLease lease, StreamStores stores, TimeProvider time, ILogger logger)
    {
        _lease = lease;
        _stores = stores;
        _time = time;
        _logger = logger;
        _writing = WriteNotesAsync();
    }

    /// <summary>Whether nobody else can have gone on with the stream.</summary>
    public bool IsOwner => _lease.IsProven;

    /// <summary>Writes a record that is not a move; returns at once.</summary>
    public void Note(string error)
    {
        Log.Noted(_logger, _lease.Lease.StreamId, error);
        _notes.Writer.TryWrite(new StreamLog
        {
            StreamId = _lease.Lease.StreamId,
            Status = StreamStatus.InProgress,
            Error = error,
            LogTime = _time.GetUtcNow(),
        });
    }

    /// <summary>Tells the operator of a fault that is not the source's.</summary>
    public void NoteFault(Exception exception) => Log.Faulted(_logger, _lease.Lease.StreamId, exception);

    /// <summary>
    /// Writes a move, after all notes. While the database is away it tries again until the lease runs out. False if the lease is lost or
    /// the stream was moved by somebody else.
    /// </summary>
    public async Task<bool> MoveAsync(StreamMove move)
    {
        _notes.Writer.TryComplete();
        await _writing;

        return await TryWhileOwnerAsync(token => _stores.Streams.MoveAsync(move, token));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _notes.Writer.TryComplete();
        await _stop.CancelAsync();
        await Task.WhenAny(_writing);
        _stop.Dispose();
    }

    private async Task WriteNotesAsync()
    {
        await foreach (var note in _notes.Reader.ReadAllAsync(_stop.Token))
        {
            await TryWhileOwnerAsync(token => _stores.Logs.AppendAsync(note, _lease.Lease, token));
        }
    }

    private async Task<bool> TryWhileOwnerAsync(Func<CancellationToken, Task<bool>> write)
    {
        while (_lease.IsValid)
        {
            try
            {
                return await write(_stop.Token);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.NotWritten(_logger, _lease.Lease.StreamId, exception);
            }

            await Task.Delay(RetryDelay, _time, _stop.Token);
        }

        return false;
    }
}

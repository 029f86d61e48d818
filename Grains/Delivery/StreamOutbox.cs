using System.Threading.Channels;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Telemetry;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>
/// Stores the messages of one running stream behind its back. They wait in a bounded queue, also while the database is away; the store
/// takes them only from the owner of the stream.
/// </summary>
internal sealed partial class StreamOutbox : IAsyncDisposable
{
    private const int MostMessages = 1024;
    private const int AtOnce = 64;
    private const long MostBytes = 16 << 20;
    private const string TooMany = "too many wait to be stored";
    private const string NotOurs = "the lease is somebody else's";

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    // A stream that lets go waits for its messages to be stored, but not for a database that is away.
    private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(2);

    // What was not stored then is tried on, until the lease is somebody else's.
    private static readonly TimeSpan GiveUpTime = TimeSpan.FromMinutes(10);

    private readonly Lease _lease;
    private readonly StreamCallbacks _callbacks;
    private readonly OutboxServices _services;
    private readonly ILogger _logger;
    private readonly Task _writing;
    private readonly Channel<OutgoingMessage> _queue = Channel.CreateBounded<OutgoingMessage>(
        new BoundedChannelOptions(MostMessages) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private long _bytes;
    private long _closeTimestamp = long.MaxValue;
    private long _lost;

    /// <summary>Starts storing.</summary>
    public StreamOutbox(Lease lease, StreamSnapshot stream, OutboxServices services, ILogger logger)
    {
        _lease = lease;
        _callbacks = new StreamCallbacks(stream, services.Options.PublicUrl);
        _services = services;
        _logger = logger;
        _writing = _callbacks.Any ? WriteAsync() : Task.CompletedTask;
    }

    /// <summary>Sends an event to the callbacks of its analytic. Never waits.</summary>
    public void Send(int analyticIndex, AnalyticEvent source)
    {
        foreach (var message in _callbacks.Of(analyticIndex, source, _services.Time.GetUtcNow()))
        {
            var bytes = Interlocked.Add(ref _bytes, message.Body.Length);

            if (bytes > MostBytes || !_queue.Writer.TryWrite(message))
            {
                Interlocked.Add(ref _bytes, -message.Body.Length);
                Lose(message);
            }
        }
    }

    /// <summary>Waits a little for what is queued to be stored.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        Volatile.Write(ref _closeTimestamp, _services.Time.GetTimestamp());
        await Task.WhenAny(_writing, Task.Delay(FlushTimeout, _services.Time));
    }

    private bool HasGivenUp =>
        Volatile.Read(ref _closeTimestamp) is var closed and not long.MaxValue && _services.Time.GetElapsedTime(closed) > GiveUpTime;

    private async Task WriteAsync()
    {
        var batch = new List<OutgoingMessage>(AtOnce);

        while (await _queue.Reader.WaitToReadAsync())
        {
            batch.Clear();

            while (batch.Count < AtOnce && _queue.Reader.TryRead(out var message))
            {
                batch.Add(message);
            }

            if (!await StoreAsync(batch))
            {
                Log.NotOwner(_logger, _lease.StreamId, batch.Count);
            }

            Interlocked.Add(ref _bytes, -batch.Sum(message => (long)message.Body.Length));
        }
    }

    private async Task<bool> StoreAsync(List<OutgoingMessage> batch)
    {
        while (!HasGivenUp)
        {
            try
            {
                var stored = await _services.Store.AddAsync(_lease, batch, _services.Time.GetUtcNow(), CancellationToken.None);
                _services.Note(batch.Count, stored);
                StreamActivities.RecordStored(batch, stored is null ? NotOurs : null, _services.Time.GetUtcNow());
                return stored is not null;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                Log.NotStored(_logger, _lease.StreamId, exception.Message);
            }

            await Task.Delay(RetryDelay, _services.Time);
        }

        return false;
    }

    // The first of a row of losses that doubles each time, so that an outage does not fill the log.
    private void Lose(OutgoingMessage message)
    {
        var count = Interlocked.Increment(ref _lost);
        _services.Meter.CountLost(1);
        StreamActivities.RecordStored([message], TooMany, _services.Time.GetUtcNow());

        if (long.IsPow2(count))
        {
            Log.Lost(_logger, _lease.StreamId, count);
        }
    }
}

using LunaVideoAgent.Grains.Delivery;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>What a running stream writes to the database: its log and moves, and messages to its callbacks.</summary>
internal sealed record StreamWriters(StreamJournal Journal, StreamOutbox Outbox) : IAsyncDisposable
{
    /// <summary>Waits a little for messages to be stored, and stops the journal.</summary>
    public async ValueTask DisposeAsync()
    {
        await Outbox.DisposeAsync();
        await Journal.DisposeAsync();
    }
}

using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Pipeline;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>Sources that this silo holds open for streams that are about to be moved here; those that do not come are closed.</summary>
internal sealed class SourceStandbys(PipelineServices pipelines, SlotGate slots)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Waiting> _waiting = [];

    /// <summary>Opens the source of a stream; true once it gives pictures, false where it does not, or cannot be opened twice.</summary>
    public Task<bool> OpenAsync(StreamSnapshot stream)
    {
        lock (_lock)
        {
            if (stream.Settings.Data.Type is not StreamSourceType.Stream
                || _waiting.ContainsKey(stream.StreamId)
                || _waiting.Count >= slots.Capacity)
            {
                return Task.FromResult(false);
            }

#pragma warning disable CA2000 // Whoever takes it disposes it, else its time does.
            var standby = SourceStandby.Open(stream.Settings.Data, pipelines);
#pragma warning restore CA2000
            var expiry = pipelines.Time.CreateTimer(Expire, stream.StreamId, Patience, Timeout.InfiniteTimeSpan);
            _waiting.Add(stream.StreamId, new Waiting(standby, stream.Version, expiry));
            return standby.Ready;
        }
    }

    /// <summary>The source of a stream, if it waits here; the caller disposes it.</summary>
    public SourceStandby? Take(StreamSnapshot stream)
    {
        if (Remove(stream.StreamId) is not { } waiting)
        {
            return null;
        }

        if (waiting.Version == stream.Version)
        {
            return waiting.Standby;
        }

        waiting.Standby.Dispose();
        return null;
    }

    private void Expire(object? streamId) => Remove((Guid)streamId!)?.Standby.Dispose();

    private Waiting? Remove(Guid streamId)
    {
        lock (_lock)
        {
            _waiting.Remove(streamId, out var waiting);
            waiting?.Expiry.Dispose();
            return waiting;
        }
    }

    private sealed record Waiting(SourceStandby Standby, int Version, ITimer Expiry);
}

using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Ownership;

/// <summary>The exact count of what this silo runs; whatever placement believed, nothing starts without a slot.</summary>
internal sealed class SlotGate(IOptions<OwnershipOptions> options)
{
    private readonly Lock _lock = new();
    private readonly HashSet<Guid> _taken = [];

    /// <summary>All slots of this silo.</summary>
    public int Capacity { get; } = options.Value.Slots;

    /// <summary>Slots that are free now.</summary>
    public int Free
    {
        get
        {
            lock (_lock)
            {
                return Capacity - _taken.Count;
            }
        }
    }

    /// <summary>Who holds a slot now.</summary>
    public IReadOnlyList<Guid> Taken
    {
        get
        {
            lock (_lock)
            {
                return [.. _taken];
            }
        }
    }

    /// <summary>Takes a slot. The slot of a stuck activation of the same stream is taken over: its lease is lost anyway.</summary>
    public bool TryEnter(Guid streamId)
    {
        lock (_lock)
        {
            return _taken.Contains(streamId) || (_taken.Count < Capacity && _taken.Add(streamId));
        }
    }

    /// <summary>Gives the slot back.</summary>
    public void Leave(Guid streamId)
    {
        lock (_lock)
        {
            _taken.Remove(streamId);
        }
    }
}

namespace LunaVideoAgent.Grains.Ownership;

/// <summary>The exact count of what this silo runs; whatever placement believed, nothing starts without a slot.</summary>
/// <param name="capacity">All slots of this silo.</param>
internal sealed class SlotGate(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Slot> _taken = [];
    private bool _closed;

    /// <summary>All slots of this silo.</summary>
    public int Capacity => capacity;

    /// <summary>Slots that are free now.</summary>
    public int Free
    {
        get
        {
            lock (_lock)
            {
                return _closed ? 0 : capacity - _taken.Count;
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
                return [.. _taken.Keys];
            }
        }
    }

    /// <summary>Whether a stream has a slot.</summary>
    public bool Holds(Guid streamId)
    {
        lock (_lock)
        {
            return _taken.ContainsKey(streamId);
        }
    }

    /// <summary>
    /// Takes a slot; null if there is none. The slot of a stuck activation of the same stream is taken over: its lease is lost anyway.
    /// </summary>
    public Slot? TryEnter(Guid streamId)
    {
        lock (_lock)
        {
            if (_closed || (_taken.Count >= capacity && !_taken.ContainsKey(streamId)))
            {
                return null;
            }

            return _taken[streamId] = new Slot(streamId);
        }
    }

    /// <summary>Lets nobody in any more.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
        }
    }

    /// <summary>Gives a slot back, unless it was taken over.</summary>
    public void Leave(Slot slot)
    {
        lock (_lock)
        {
            if (_taken.TryGetValue(slot.StreamId, out var current) && ReferenceEquals(current, slot))
            {
                _taken.Remove(slot.StreamId);
            }
        }
    }
}

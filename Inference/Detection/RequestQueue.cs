namespace LunaVideoAgent.Inference.Detection;

/// <summary>
/// Slots waiting for a session, live ones first, the oldest of each kind first. It never holds more than there are slots, so it needs no
/// bound of its own.
/// </summary>
internal sealed class RequestQueue(int slots)
{
    private readonly object _gate = new();
    private readonly List<TensorSlot> _waiting = new(slots);
    private int _live;
    private bool _closed;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Adds a slot; false after the queue was closed.</summary>
    public bool TryEnqueue(TensorSlot slot)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return false;
            }

            _waiting.Insert(slot.IsBackground ? _waiting.Count : _live, slot);
            _live += slot.IsBackground ? 0 : 1;
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    /// <summary>Takes a slot back before any session has it; false if one has.</summary>
    public bool TryRemove(TensorSlot slot)
    {
        lock (_gate)
        {
            var index = _waiting.IndexOf(slot);

            if (index < 0)
            {
                return false;
            }

            RemoveAt(index);
            return true;
        }
    }

    /// <summary>
    /// Blocks until a slot waits, then gathers others of its size until the batch is full or the wait is over. 0 after closing.
    /// </summary>
    public int Take(Span<TensorSlot> batch, TimeSpan wait, TimeProvider time)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0)
            {
                if (_closed)
                {
                    return 0;
                }

                Monitor.Wait(_gate);
            }

            var began = time.GetTimestamp();
            var count = Gather(batch, 0);

            while (count < batch.Length && !_closed)
            {
                var left = wait - time.GetElapsedTime(began);

                if (left <= TimeSpan.Zero || !Monitor.Wait(_gate, left))
                {
                    return count;
                }

                count = Gather(batch, count);
            }

            return count;
        }
    }

    /// <summary>Lets nothing more in; hands out what still waits.</summary>
    public IReadOnlyList<TensorSlot> Close()
    {
        lock (_gate)
        {
            _closed = true;
            TensorSlot[] left = [.. _waiting];
            _waiting.Clear();
            _live = 0;
            Monitor.PulseAll(_gate);
            return left;
        }
    }

    private int Gather(Span<TensorSlot> batch, int count)
    {
        for (var i = 0; i < _waiting.Count && count < batch.Length;)
        {
            if (count > 0 && _waiting[i].Size != batch[0].Size)
            {
                i++;
                continue;
            }

            batch[count++] = _waiting[i];
            RemoveAt(i);
        }

        return count;
    }

    private void RemoveAt(int index)
    {
        _live -= _waiting[index].IsBackground ? 0 : 1;
        _waiting.RemoveAt(index);
    }
}

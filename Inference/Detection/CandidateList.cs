namespace LunaVideoAgent.Inference.Detection;

/// <summary>Boxes above the threshold, before suppression; its memory grows once and is used again for every picture.</summary>
internal sealed class CandidateList
{
    private ObjectDetection[] _items = new ObjectDetection[256];
    private ulong[] _keys = new ulong[256];

    public int Count { get; private set; }

    public ReadOnlySpan<ObjectDetection> Items => _items.AsSpan(0, Count);

    public void Clear() => Count = 0;

    /// <summary>Adds a box; one that is no box, which a network may make of odd pixels, is left out.</summary>
    public void Add(in ObjectDetection item)
    {
        if (!float.IsFinite(item.Box.Width + item.Box.Height))
        {
            return;
        }

        if (Count == _items.Length)
        {
            Array.Resize(ref _items, 2 * Count);
            Array.Resize(ref _keys, 2 * Count);
        }

        _items[Count++] = item;
    }

    public void Truncate(int count) => Count = Math.Min(count, Count);

    /// <summary>Drops boxes of other classes; an empty list keeps all.</summary>
    public void KeepClasses(IReadOnlyList<int> classes)
    {
        if (classes.Count == 0)
        {
            return;
        }

        var kept = 0;

        for (var i = 0; i < Count; i++)
        {
            if (Contains(classes, _items[i].ClassIndex))
            {
                _items[kept++] = _items[i];
            }
        }

        Count = kept;
    }

    public void Replace(int index, in ObjectDetection item) => _items[index] = item;

    /// <summary>Strongest first; equal scores stay in the order in which they came.</summary>
    public void SortByScore()
    {
        var keys = _keys.AsSpan(0, Count);

        // Positive floats order like their bits; inverted they order downwards, and the index below them decides between equals.
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = (ulong)~BitConverter.SingleToUInt32Bits(Math.Max(0f, _items[i].Score)) << 32 | (uint)i;
        }

        keys.Sort();
        Permute(keys);
    }

    // A plain loop: enumerating an interface would allocate.
    private static bool Contains(IReadOnlyList<int> classes, int wanted)
    {
        for (var i = 0; i < classes.Count; i++)
        {
            if (classes[i] == wanted)
            {
                return true;
            }
        }

        return false;
    }

    // Follows each cycle of the permutation, so that no second array is needed.
    private void Permute(Span<ulong> keys)
    {
        for (var start = 0; start < keys.Length; start++)
        {
            var from = (int)(uint)keys[start];

            if (from == start)
            {
                continue;
            }

            var first = _items[start];
            var to = start;

            while (from != start)
            {
                _items[to] = _items[from];
                keys[to] = (uint)to;
                to = from;
                from = (int)(uint)keys[to];
            }

            _items[to] = first;
            keys[to] = (uint)to;
        }
    }
}

using LunaVideoAgent.Inference.Media.Segments;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>The segments of one video that are still to be done; each is in one pair of hands at a time.</summary>
internal sealed class SegmentBoard
{
    private readonly Lock _lock = new();
    private readonly List<SegmentBounds> _open;
    private readonly HashSet<int> _onlyAtHome = [];
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left;

    /// <summary>All of these are open.</summary>
    public SegmentBoard(IEnumerable<SegmentBounds> segments)
    {
        _open = [.. segments];
        _left = _open.Count;
        CloseIfDone();
    }

    /// <summary>Done when all segments are.</summary>
    public Task Done => _done.Task;

    /// <summary>How many another silo might take.</summary>
    public int OpenForOthers
    {
        get
        {
            lock (_lock)
            {
                return _open.Count(bounds => !_onlyAtHome.Contains(bounds.Index));
            }
        }
    }

    /// <summary>Takes the first one that is open; null if there is none.</summary>
    public SegmentBounds? TryTake() => TryTake(static (_, _) => true);

    /// <summary>Takes the first one that is open and may leave the house; null if there is none.</summary>
    public SegmentBounds? TryTakeForOther() => TryTake(static (board, bounds) => !board._onlyAtHome.Contains(bounds.Index));

    /// <summary>It is open again, for anybody.</summary>
    public void GiveBack(SegmentBounds bounds)
    {
        TaskCompletionSource opened;

        lock (_lock)
        {
            var next = _open.FindIndex(one => one.Index > bounds.Index);
            _open.Insert(next < 0 ? _open.Count : next, bounds);
            opened = _opened;
        }

        opened.TrySetResult();
    }

    /// <summary>It is open again, but only for this silo: it may be what ended another one.</summary>
    public void Keep(SegmentBounds bounds)
    {
        lock (_lock)
        {
            _onlyAtHome.Add(bounds.Index);
        }

        GiveBack(bounds);
    }

    /// <summary>One that was taken is done.</summary>
    public void Finish()
    {
        lock (_lock)
        {
            _left--;
        }

        CloseIfDone();
    }

    /// <summary>Waits until there is one to take, or until all are done: then it says false.</summary>
    public async Task<bool> WaitForOpenAsync(CancellationToken cancellationToken)
    {
        while (!Done.IsCompleted)
        {
            Task opened;

            lock (_lock)
            {
                if (_open.Count > 0)
                {
                    return true;
                }

                if (_opened.Task.IsCompleted)
                {
                    _opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                }

                opened = _opened.Task;
            }

            await Task.WhenAny(opened, Done).WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return false;
    }

    private SegmentBounds? TryTake(Func<SegmentBoard, SegmentBounds, bool> may)
    {
        lock (_lock)
        {
            var first = _open.FindIndex(bounds => may(this, bounds));

            if (first < 0)
            {
                return null;
            }

            var taken = _open[first];
            _open.RemoveAt(first);
            return taken;
        }
    }

    private void CloseIfDone()
    {
        lock (_lock)
        {
            if (_left == 0)
            {
                _done.TrySetResult();
            }
        }
    }
}

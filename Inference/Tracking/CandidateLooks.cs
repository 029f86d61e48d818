namespace LunaVideoAgent.Inference.Tracking;

/// <summary>What the detections of the present frame look like: each is read when it is first needed, and once.</summary>
internal sealed class CandidateLooks
{
    private IAppearanceSource? _source;
    private byte[] _values = [];
    private Reading[] _readings = [];

    private enum Reading : byte
    {
        NotYet,
        Known,
        Unknown,
    }

    /// <summary>Whether there are pixels to look at.</summary>
    public bool IsThere => _source is not null;

    /// <summary>A frame of so many detections begins.</summary>
    public void Begin(IAppearanceSource? source, int count)
    {
        _source = source;

        if (source is null)
        {
            return;
        }

        if (_readings.Length < count)
        {
            _readings = new Reading[Math.Max(16, count * 2)];
            _values = new byte[_readings.Length * AppearanceVector.Length];
        }

        _readings.AsSpan(0, count).Clear();
    }

    /// <summary>The frame is done with.</summary>
    public void End() => _source = null;

    /// <summary>What a detection looks like; false if that cannot be known.</summary>
    public bool TryGet(int detectionIndex, out ReadOnlySpan<byte> look)
    {
        look = default;

        if (_source is null)
        {
            return false;
        }

        var values = _values.AsSpan(detectionIndex * AppearanceVector.Length, AppearanceVector.Length);
        ref var reading = ref _readings[detectionIndex];

        if (reading is Reading.NotYet)
        {
            reading = _source.TryRead(detectionIndex, values) ? Reading.Known : Reading.Unknown;
        }

        look = values;
        return reading is Reading.Known;
    }
}

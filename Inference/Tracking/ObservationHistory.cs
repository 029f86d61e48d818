using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tracking;

/// <summary>Where one object was seen lately, thinned so that a few places cover the momentum window at any frame rate.</summary>
internal sealed class ObservationHistory(double windowSeconds)
{
    private const int Capacity = 8;

    // Two places fewer than fit, so that one at least as old as the window is still there when it is asked for.
    private readonly double _spacingSeconds = windowSeconds / (Capacity - 2);
    private readonly Place[] _places = new Place[Capacity];
    private int _count;

    /// <summary>Forgets everything.</summary>
    public void Clear() => _count = 0;

    /// <summary>Adds the newest place.</summary>
    public void Add(in BoundingBox box, double seconds)
    {
        if (_count > 0 && seconds - _places[(_count - 1) % Capacity].Seconds < _spacingSeconds)
        {
            return;
        }

        if (_count == 2 * Capacity)
        {
            _count = Capacity;
        }

        _places[_count++ % Capacity] = new Place(seconds, box.CenterX, box.CenterY);
    }

    /// <summary>The newest place that is at least a window old, else the oldest known.</summary>
    public bool TryFindBefore(double seconds, out float x, out float y)
    {
        var oldest = Math.Max(0, _count - Capacity);

        for (var i = _count - 1; i >= oldest; i--)
        {
            ref readonly var place = ref _places[i % Capacity];

            if (i == oldest || seconds - place.Seconds >= windowSeconds)
            {
                (x, y) = (place.X, place.Y);
                return true;
            }
        }

        (x, y) = (0, 0);
        return false;
    }

    /// <summary>Follows a camera that moved the picture.</summary>
    public void Shift(float x, float y)
    {
        foreach (ref var place in _places.AsSpan(0, Math.Min(_count, Capacity)))
        {
            place = place with { X = place.X + x, Y = place.Y + y };
        }
    }

    /// <summary>Writes all places.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Put(_count);

        foreach (ref readonly var place in _places.AsSpan())
        {
            writer.Put(place);
        }
    }

    /// <summary>Takes the places that <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader)
    {
        _count = reader.Take<int>();

        foreach (ref var place in _places.AsSpan())
        {
            place = reader.Take<Place>();
        }
    }

    private readonly record struct Place(double Seconds, float X, float Y);
}

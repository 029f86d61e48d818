using System.Collections.Concurrent;

namespace LunaVideoAgent.Inference.Imaging;

/// <summary>Tables by source region and target size; bounded, because regions may follow moving objects.</summary>
internal sealed class SampleTableCache
{
    private const int Capacity = 256;

    private readonly ConcurrentDictionary<(PixelRectangle Region, int Width, int Height), SampleTables> _tables = new();

    public SampleTables Get(PixelRectangle region, int width, int height)
    {
        if (_tables.TryGetValue((region, width, height), out var known))
        {
            return known;
        }

        // Tables are cheap to make again and the ones in use come back at once, so there is no order to keep.
        if (_tables.Count >= Capacity)
        {
            _tables.Clear();
        }

        var made = SampleTables.Create(region, width, height);
        _tables[(region, width, height)] = made;
        return made;
    }
}

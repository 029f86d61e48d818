using System.Collections.Concurrent;
using System.Text.Json;

namespace LunaVideoAgent.Benchmarks.Deliveries;

/// <summary>When events were made and when their receiver had them.</summary>
internal sealed class ArrivalBook(TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, long> _made = [];
    private readonly ConcurrentDictionary<Guid, TimeSpan> _ages = [];

    private int _arrived;

    /// <summary>Events that arrived, each counted once.</summary>
    public int Arrived => _ages.Count;

    /// <summary>Messages that had been there before.</summary>
    public int Twice => Volatile.Read(ref _arrived) - _ages.Count;

    /// <summary>An event is on its way.</summary>
    public void Make(Guid eventId) => _made[eventId] = time.GetTimestamp();

    /// <summary>The body of a message is here.</summary>
    public void Note(ReadOnlyMemory<byte> body)
    {
        var now = time.GetTimestamp();
        using var document = JsonDocument.Parse(body);
        var eventId = document.RootElement.GetProperty("event").GetProperty("event_id").GetGuid();
        Interlocked.Increment(ref _arrived);
        _ages.TryAdd(eventId, time.GetElapsedTime(_made[eventId], now));
    }

    /// <summary>The age of which so many in a hundred are not above, in milliseconds.</summary>
    public double Percentile(double percent)
    {
        var ages = _ages.Values.Order().ToArray();
        return ages[Math.Min(ages.Length - 1, (int)(ages.Length * percent / 100))].TotalMilliseconds;
    }
}

using System.Globalization;

namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>A place in a stream's feed, written <c>epoch:sequence</c>. Epochs grow with each owner, sequences within an epoch.</summary>
/// <param name="Epoch">Which run of the stream.</param>
/// <param name="Sequence">The last item that was seen; 0 is before the first.</param>
[GenerateSerializer, Immutable, Alias("luna.EventCursor")]
public readonly record struct EventCursor([property: Id(0)] long Epoch, [property: Id(1)] long Sequence) : IComparable<EventCursor>
{
    /// <summary>Before everything.</summary>
    public static EventCursor Start => default;

    /// <summary>Reads <c>epoch:sequence</c>.</summary>
    public static bool TryParse(string? text, out EventCursor cursor)
    {
        cursor = default;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;

        if (colon <= 0
            || !long.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
            || !long.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
        {
            return false;
        }

        cursor = new EventCursor(epoch, sequence);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(EventCursor other) => (Epoch, Sequence).CompareTo((other.Epoch, other.Sequence));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}:{Sequence}");

    /// <summary>Whether <paramref name="left"/> is before <paramref name="right"/>.</summary>
    public static bool operator <(EventCursor left, EventCursor right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is at or before <paramref name="right"/>.</summary>
    public static bool operator <=(EventCursor left, EventCursor right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is after <paramref name="right"/>.</summary>
    public static bool operator >(EventCursor left, EventCursor right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is at or after <paramref name="right"/>.</summary>
    public static bool operator >=(EventCursor left, EventCursor right) => left.CompareTo(right) >= 0;
}

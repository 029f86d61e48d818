namespace LunaVideoAgent.Inference.Tracking;

/// <summary>What the detections of a frame looked like, for a tracker that comes when its pixels are gone.</summary>
public sealed class RecordedAppearances : IAppearanceSource
{
    /// <summary>Takes what was recorded.</summary>
    /// <param name="values">
    /// Of the first detections, one after the other, <see cref="AppearanceVector.Length"/> values each; zeros where it is not known. Those
    /// beyond its end are not known either.
    /// </param>
    /// <exception cref="ArgumentException">The last one is not whole.</exception>
    public RecordedAppearances(ReadOnlyMemory<byte> values)
    {
        if (values.Length % AppearanceVector.Length != 0)
        {
            throw new ArgumentException($"{values.Length} values are no multiple of {AppearanceVector.Length}", nameof(values));
        }

        Values = values;
    }

    /// <summary>All values, one detection after the other.</summary>
    public ReadOnlyMemory<byte> Values { get; }

    /// <summary>Of how many detections there are values.</summary>
    public int Count => Values.Length / AppearanceVector.Length;

    /// <inheritdoc/>
    public bool TryRead(int detectionIndex, Span<byte> appearance)
    {
        if (detectionIndex >= Count)
        {
            return false;
        }

        var one = Values.Span.Slice(detectionIndex * AppearanceVector.Length, AppearanceVector.Length);
        one.CopyTo(appearance);
        return one.ContainsAnyExcept((byte)0);
    }
}

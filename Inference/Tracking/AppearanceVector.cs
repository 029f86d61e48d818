namespace LunaVideoAgent.Inference.Tracking;

/// <summary>What one object looks like, as a tracker compares it: values of 0 to 255 that come from whoever sees the pixels.</summary>
public static class AppearanceVector
{
    /// <summary>Values of one vector.</summary>
    public const int Length = 36;

    /// <summary>How alike two are, by the cosine: 1 for the same, 0 for two that have nothing in common.</summary>
    public static float Similarity(ReadOnlySpan<float> one, ReadOnlySpan<byte> other)
    {
        var (dot, ofOne, ofOther) = (0f, 0f, 0f);

        for (var i = 0; i < Length; i++)
        {
            dot += one[i] * other[i];
            ofOne += one[i] * one[i];
            ofOther += (float)other[i] * other[i];
        }

        return ofOne > 0 && ofOther > 0 ? dot / MathF.Sqrt(ofOne * ofOther) : 0;
    }
}

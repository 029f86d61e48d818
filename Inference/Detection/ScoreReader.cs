using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>The best class of one box and its score, 0 to 1, of what a network says of each class.</summary>
/// <param name="Activation">What is still to be done to them.</param>
/// <param name="First">Place of the first class; what stands before it is the background.</param>
/// <param name="Count">How many classes; what stands behind them is nothing.</param>
internal readonly record struct ScoreReader(ScoreActivation Activation, int First, int Count)
{
    /// <summary>Reads all values of one box, background and nothing with them.</summary>
    public (int Class, float Score) Best(ReadOnlySpan<float> values)
    {
        var classes = values.Slice(First, Count);
        var best = ScoreScan.IndexOfLargest(classes);

        return (best, Activation switch
        {
            ScoreActivation.Sigmoid => 1 / (1 + MathF.Exp(-classes[best])),
            ScoreActivation.Softmax => Softmax(values, classes[best]),
            _ => classes[best],
        });
    }

    // The largest value is taken off first, so that no exponential overflows.
    private static float Softmax(ReadOnlySpan<float> values, float value)
    {
        var largest = values[ScoreScan.IndexOfLargest(values)];
        var total = 0f;

        foreach (var one in values)
        {
            total += MathF.Exp(one - largest);
        }

        return MathF.Exp(value - largest) / total;
    }
}

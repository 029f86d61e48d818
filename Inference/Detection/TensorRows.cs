namespace LunaVideoAgent.Inference.Detection;

/// <summary>Outputs that are rows of a certain width.</summary>
internal static class TensorRows
{
    /// <summary>Refuses an output that cannot be cut into such rows; the number of rows.</summary>
    /// <exception cref="InferenceException">It is another network's.</exception>
    public static int Require(ReadOnlySpan<float> values, int width, OutputRule rule) =>
        values.Length % width == 0
            ? values.Length / width
            : throw new InferenceException(
                $"Output {rule.Name} has {values.Length} values, which are no rows of {width}: {rule} is needed.");
}

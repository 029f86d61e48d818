namespace LunaVideoAgent.Inference.Imaging;

/// <summary>One number for each of the three planes of a tensor, in the order of the tensor.</summary>
public readonly record struct ChannelValues(float First, float Second, float Third)
{
    /// <summary>The same number three times.</summary>
    public static ChannelValues All(float value) => new(value, value, value);
}

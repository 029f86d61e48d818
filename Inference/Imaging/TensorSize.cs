namespace LunaVideoAgent.Inference.Imaging;

/// <summary>Width and height of a picture as a network sees it, in pixels.</summary>
public readonly record struct TensorSize(int Width, int Height)
{
    /// <summary>Samples of one plane.</summary>
    public int Area => Width * Height;

    /// <summary>Samples of the three planes.</summary>
    public int Length => 3 * Width * Height;
}

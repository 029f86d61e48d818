namespace LunaVideoAgent.Inference.Imaging;

/// <summary>How a picture of a frame is made.</summary>
public sealed record ImageEncoding
{
    /// <summary>JPEG or PNG.</summary>
    public EncodedImageFormat Format { get; init; }

    /// <summary>0 to 1; JPEG only.</summary>
    public double Quality { get; init; } = 0.9;

    /// <summary>Longest side in pixels; larger frames are scaled down, smaller ones stay. Null keeps every size.</summary>
    public int? MaxSize { get; init; }
}

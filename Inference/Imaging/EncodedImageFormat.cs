namespace LunaVideoAgent.Inference.Imaging;

/// <summary>How a picture is encoded.</summary>
public enum EncodedImageFormat
{
    /// <summary>Small.</summary>
    Jpeg,

    /// <summary>Lossless.</summary>
    Png,
}

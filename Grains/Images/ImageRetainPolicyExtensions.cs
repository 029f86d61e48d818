using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Inference.Imaging;

namespace LunaVideoAgent.Grains.Images;

/// <summary>From the contract's words to the encoder's.</summary>
internal static class ImageRetainPolicyExtensions
{
    /// <summary>How a picture is made.</summary>
    public static ImageEncoding ToEncoding(this ImageRetainPolicy policy) => new()
    {
        Format = policy.Format.ToEncoded(),
        Quality = policy.Quality,
        MaxSize = policy.MaxSizePixels,
    };

    /// <summary>How a picture is encoded.</summary>
    public static EncodedImageFormat ToEncoded(this ImageFormat format) =>
        format is ImageFormat.Png ? EncodedImageFormat.Png : EncodedImageFormat.Jpeg;
}

namespace LunaVideoAgent.Inference.Media;

/// <summary>Keeps pictures within the policy.</summary>
internal static class PictureSize
{
    /// <summary>Throws for more pixels than may be decoded.</summary>
    public static void ThrowIfTooLarge(int width, int height, SourcePolicy policy)
    {
        if ((long)width * height > policy.MaxPixels)
        {
            throw new MediaException(
                MediaErrorKind.Forbidden, $"Pictures of {width}x{height} pixels are larger than the {policy.MaxPixels} pixels allowed.");
        }
    }
}

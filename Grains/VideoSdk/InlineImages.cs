using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Images;
using LunaVideoAgent.Grains.Pipeline;

namespace LunaVideoAgent.Grains.VideoSdk;

/// <summary>Pictures go into the answer itself, in base64; nothing is kept.</summary>
internal sealed class InlineImages : IImageKeeper
{
    public string Refer(Guid imageId, StoredImage image) => Convert.ToBase64String(image.Content);

    public void Keep(Guid imageId, StoredImage image, ImageRetainPolicy policy)
    {
        // The answer holds it already.
    }
}

using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Images;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>What becomes of pictures that events refer to.</summary>
internal interface IImageKeeper
{
    /// <summary>How an event refers to a picture.</summary>
    string Refer(Guid imageId, StoredImage image);

    /// <summary>Keeps a picture that an event which is sent refers to. Never blocks.</summary>
    void Keep(Guid imageId, StoredImage image, ImageRetainPolicy policy);
}

namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>Where the rotation of the picture comes from.</summary>
public enum OrientationStrategy
{
    /// <summary>From the settings.</summary>
    Static,

    /// <summary>From the video's own metadata.</summary>
    VideoInfo,
}

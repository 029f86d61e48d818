namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>What stands behind a reference.</summary>
public enum StreamSourceType
{
    /// <summary>Live: the newest frame wins, an end means a lost connection.</summary>
    Stream,

    /// <summary>A file: every frame in order, an end means done.</summary>
    VideoFile,
}

namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>Where frame times come from.</summary>
public enum TimestampSource
{
    /// <summary>Presentation time, else (file) decoding time, then frame rate; else (stream) the server's clock.</summary>
    Auto,

    /// <summary>Presentation timestamps of the container.</summary>
    Pts,

    /// <summary>Decoding timestamps of the container.</summary>
    Dts,

    /// <summary>The clock of the server at arrival.</summary>
    Server,

    /// <summary>Frame number divided by the frame rate.</summary>
    FrameRate,
}

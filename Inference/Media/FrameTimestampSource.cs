namespace LunaVideoAgent.Inference.Media;

/// <summary>Where frame times come from.</summary>
public enum FrameTimestampSource
{
    /// <summary>PTS; where it is absent, DTS then frame rate (file) or the clock of arrival (live).</summary>
    Auto,

    /// <summary>Presentation timestamps.</summary>
    Pts,

    /// <summary>Decoding timestamps.</summary>
    Dts,

    /// <summary>The clock at arrival.</summary>
    Server,

    /// <summary>Frame number divided by the frame rate.</summary>
    FrameRate,
}

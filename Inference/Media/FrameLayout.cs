namespace LunaVideoAgent.Inference.Media;

/// <summary>How pixels lie in memory.</summary>
public enum FrameLayout
{
    /// <summary>8 bit 4:2:0 in three planes (I420).</summary>
    Yuv420P,

    /// <summary>8 bit 4:2:0 in two planes, U and V interleaved.</summary>
    Nv12,

    /// <summary>Anything else; only libswscale reads it.</summary>
    Other,
}

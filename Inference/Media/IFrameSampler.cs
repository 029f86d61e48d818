namespace LunaVideoAgent.Inference.Media;

/// <summary>Which frames anybody wants.</summary>
public interface IFrameSampler
{
    /// <summary>
    /// Whether somebody wants the frame. It depends on the position alone: it may be asked for any frame, in any order and more than
    /// once, before and after decoding.
    /// </summary>
    bool Wants(FramePosition position);
}

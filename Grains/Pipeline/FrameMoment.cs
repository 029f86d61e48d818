using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>What rules need to know of a frame besides its detections.</summary>
/// <param name="Position">Where it stands in its source.</param>
/// <param name="TimeOffset">Seconds from the start of the stream.</param>
/// <param name="DecodeTime">When it left the decoder.</param>
/// <param name="Width">Pixels, after rotation.</param>
/// <param name="Height">Pixels, after rotation.</param>
internal readonly record struct FrameMoment(
    FramePosition Position,
    double TimeOffset,
    DateTimeOffset DecodeTime,
    int Width,
    int Height)
{
    /// <summary>When it passed the stages so far; for traces.</summary>
    public StageTimes Stages { get; init; }

    /// <summary>That of a frame.</summary>
    public static FrameMoment Of(Frame frame) => new(frame.Position, frame.TimeOffset, frame.DecodeTime, frame.Width, frame.Height);
}

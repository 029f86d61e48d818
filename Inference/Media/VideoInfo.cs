namespace LunaVideoAgent.Inference.Media;

/// <summary>What is known of a source once it is open.</summary>
public sealed record VideoInfo
{
    /// <summary>Width in pixels after rotation; may change later, each frame has its own.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels after rotation.</summary>
    public required int Height { get; init; }

    /// <summary>Clockwise degrees applied to each frame.</summary>
    public required int RotationDegrees { get; init; }

    /// <summary>Frames a second; null if the source does not say.</summary>
    public double? FrameRate { get; init; }

    /// <summary>Its length; null for live sources and where it is unknown.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Frames expected; null if unknown.</summary>
    public long? FrameCount { get; init; }

    /// <summary>Container format, such as <c>mov,mp4</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Codec, such as <c>h264</c>.</summary>
    public required string Codec { get; init; }

    /// <summary>Why hardware decoding was wanted and refused; null if it was not.</summary>
    public string? HardwareRefusal { get; init; }
}

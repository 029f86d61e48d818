namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>One video stream of a container, as probing found it.</summary>
internal sealed record StreamInfo
{
    public required int Index { get; init; }

    /// <summary>The first program that it belongs to, as a number without meaning; zero for none.</summary>
    public required nint Program { get; init; }

    /// <summary>Codec, such as <c>h264</c>.</summary>
    public required string Codec { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required Rational TimeBase { get; init; }

    /// <summary>Frames a second on average; zero if unknown.</summary>
    public required Rational AverageFrameRate { get; init; }

    /// <summary>The lowest rate at which all times seen so far can be told exactly; zero if unknown.</summary>
    public required Rational RealFrameRate { get; init; }

    /// <summary>libav's best guess of frames a second; zero if unknown.</summary>
    public required Rational GuessedFrameRate { get; init; }

    /// <summary>In units of the time base; <see cref="LibavFields.NoPts"/> if unknown.</summary>
    public required long Duration { get; init; }

    /// <summary>Zero if unknown.</summary>
    public required long FrameCount { get; init; }

    /// <summary>Counterclockwise degrees of its display matrix; null if it has none.</summary>
    public required double? DisplayRotation { get; init; }

    /// <summary>Whether frames that nothing refers to can be told before decoding and left out without harm to others.</summary>
    public required bool CanSkipNonReference { get; init; }
}

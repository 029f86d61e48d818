namespace LunaVideoAgent.Inference.Tests.Support.Crowds;

/// <summary>A place, the people in it, the camera that looks at it and the detector that looks for them. Lengths in metres.</summary>
internal sealed record CrowdScene(string Name)
{
    public double FrameRate { get; init; } = 30;

    public double Seconds { get; init; } = 20;

    public int Width { get; init; } = 1920;

    public int Height { get; init; } = 1080;

    /// <summary>How many people are about, seen or not.</summary>
    public int People { get; init; } = 60;

    /// <summary>Half the side of the square they walk in.</summary>
    public double Radius { get; init; } = 14;

    /// <summary>How far ahead of the camera the middle of the square is.</summary>
    public double Distance { get; init; } = 18;

    public double CameraHeight { get; init; } = 4;

    /// <summary>Radians below the horizon.</summary>
    public double CameraTilt { get; init; } = 0.15;

    /// <summary>In widths of the picture.</summary>
    public double FocalLength { get; init; } = 0.9;

    /// <summary>Radians to each side that the camera turns.</summary>
    public double PanAngle { get; init; }

    public double PanSeconds { get; init; } = 9;

    /// <summary>Steps of whoever carries the camera, in pixels.</summary>
    public double BobPixels { get; init; }

    /// <summary>Standard deviation of what each frame is off on its own, in pixels.</summary>
    public double ShakePixels { get; init; }

    /// <summary>How fast the camera moves ahead, in metres a second.</summary>
    public double CameraSpeed { get; init; }

    /// <summary>Share of people who stand, and of those who sit.</summary>
    public double StandingShare { get; init; } = 0.15;

    public double SittingShare { get; init; }

    /// <summary>Share of people who walk beside another one.</summary>
    public double GroupShare { get; init; } = 0.3;

    public double WalkingSpeed { get; init; } = 1.25;

    /// <summary>Chance a second that a walker turns elsewhere, and that one stops for a while.</summary>
    public double TurnRate { get; init; } = 0.08;

    public double StopRate { get; init; } = 0.04;

    public DetectorModel Detector { get; init; } = DetectorModel.Strict;
}

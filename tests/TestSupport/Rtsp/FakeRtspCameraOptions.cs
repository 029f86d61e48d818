namespace LunaVideoAgent.TestSupport.Rtsp;

/// <summary>How a fake camera is made.</summary>
public sealed record FakeRtspCameraOptions
{
    /// <summary>An H.264 file in Annex B form with access unit delimiters; it is played again and again.</summary>
    public required string AnnexBFile { get; init; }

    /// <summary>Frames a second by the timestamps.</summary>
    public double FramesPerSecond { get; init; } = 25;

    /// <summary>Frames a second by the clock; more makes tests shorter.</summary>
    public double SendingRate { get; init; } = 100;

    /// <summary>Who comes later sees what the first one sees then, in the middle of a group of pictures; else the beginning.</summary>
    public bool IsShared { get; init; }

    /// <summary>What it does with clients.</summary>
    public CameraBehaviour Behaviour { get; init; } = CameraBehaviour.Plays;

    /// <summary>How it asks for credentials.</summary>
    public CameraAuthentication Authentication { get; init; }

    /// <summary>The only user.</summary>
    public string User { get; init; } = "operator";

    /// <summary>The user's password.</summary>
    public string Password { get; init; } = "p@ss:word";

    /// <summary>Leaves out every so many RTP packets; 0 leaves out none.</summary>
    public int LoseEvery { get; init; }

    /// <summary>Closes the connection after so many frames; null never does.</summary>
    public int? FramesUntilClose { get; init; }

    /// <summary>The target of redirects.</summary>
    public string RedirectUrl { get; init; } = "rtsp://127.0.0.1:9/elsewhere";

    /// <summary>The port; 0 takes a free one.</summary>
    public int Port { get; init; }
}

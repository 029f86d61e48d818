namespace LunaVideoAgent.Inference.Tests.Support.Crowds;

/// <summary>Families of scenes that a tracker with one setting has to cope with.</summary>
internal static class CrowdScenes
{
    /// <summary>After the training videos of MOT17 with public detections: still and moving cameras, 14 to 30 frames a second.</summary>
    public static IReadOnlyList<CrowdScene> Benchmark { get; } =
    [
        new("square, eye level") { CameraHeight = 1.9, CameraTilt = 0.05, People = 55, Radius = 13, Distance = 16 },
        new("square from above") { CameraHeight = 7, CameraTilt = 0.3, People = 110, Radius = 15, Distance = 22 },
        new("mall, eye level") { CameraHeight = 1.8, CameraTilt = 0.06, People = 30, Radius = 8, Distance = 10, FocalLength = 0.8 },
        Carried with { Name = "walk at night", People = 60, CameraSpeed = 0.9, BobPixels = 9, ShakePixels = 1.5 },
        Carried with { Name = "walk in a mall", People = 35, Radius = 10, Distance = 11 },
        Carried with
        {
            Name = "walk, 14 frames, small picture",
            CameraSpeed = 1.2,
            BobPixels = 5,
            ShakePixels = 1.5,
            FrameRate = 14,
            Width = 640,
            Height = 480,
            Detector = DetectorModel.Strict with { SizePixels = 80 },
        },
        new("from a bus that turns")
        {
            CameraHeight = 2.6,
            CameraTilt = 0.08,
            PanAngle = 0.5,
            PanSeconds = 11,
            FrameRate = 25,
            BobPixels = 4,
            ShakePixels = 2,
        },
    ];

    /// <summary>What cameras of customers see, at the rates the analytics run at.</summary>
    public static IReadOnlyList<CrowdScene> Watching { get; } =
    [
        Street with { Name = "street, every tenth frame", FrameRate = 2.5, Seconds = 90, People = 30 },
        Street with { Name = "hall, every tenth frame", FrameRate = 2.5, Seconds = 90, People = 45, Detector = DetectorModel.Strong },
        Street with { Name = "street, 1 frame a second", FrameRate = 1, Seconds = 150, People = 16, Detector = DetectorModel.Strong },
        Street with { Name = "street, 5 frames a second", FrameRate = 5, Seconds = 60, People = 40 },
        new("shop, 10 frames a second")
        {
            FrameRate = 10,
            Seconds = 45,
            People = 25,
            Radius = 7,
            Distance = 9,
            CameraHeight = 3.2,
            CameraTilt = 0.35,
            StopRate = 0.2,
            TurnRate = 0.3,
            WalkingSpeed = 0.8,
            Detector = DetectorModel.Small,
        },
        new("office, seated, 25 frames")
        {
            FrameRate = 25,
            People = 20,
            Radius = 6,
            Distance = 8,
            CameraHeight = 2.8,
            CameraTilt = 0.25,
            SittingShare = 0.6,
            WalkingSpeed = 1,
            Detector = DetectorModel.Small,
        },
        Street with
        {
            Name = "dome that turns, 12 frames", FrameRate = 12, Seconds = 40, People = 50, CameraTilt = 0.2,
            PanAngle = 0.7, PanSeconds = 8,
        },
        Street with
        {
            Name = "mast in the wind, 25 frames", FrameRate = 25, People = 60, CameraHeight = 6, ShakePixels = 7,
            Detector = DetectorModel.Strong,
        },
        Street with
        {
            Name = "60 frames a second", FrameRate = 60, Seconds = 12, People = 50, CameraHeight = 4, CameraTilt = 0.15,
            Detector = DetectorModel.Strong,
        },
        Street with { Name = "few people, 30 frames", People = 8, CameraHeight = 4, CameraTilt = 0.2 },
    ];

    private static CrowdScene Carried => new("carried")
    {
        CameraHeight = 1.7,
        CameraTilt = 0.04,
        People = 40,
        CameraSpeed = 1.1,
        BobPixels = 7,
    };

    private static CrowdScene Street => new("street") { CameraHeight = 5, CameraTilt = 0.25, Detector = DetectorModel.Small };
}

namespace LunaVideoAgent.Inference.Tracking;

/// <summary>How people move and how detectors err; lengths in heights of the object, times in seconds.</summary>
internal readonly record struct MotionNoise()
{
    /// <summary>Standard deviation of a detection's centre.</summary>
    public float Position { get; init; } = 0.05f;

    /// <summary>Standard deviation of a detection's width and height.</summary>
    public float Size { get; init; } = 0.06f;

    /// <summary>Standard deviation of the speed of an object seen once, heights a second: a brisk walk is 0.8.</summary>
    public float FirstSpeed { get; init; } = 0.7f;

    /// <summary>Standard deviation of the growth of an object seen once, heights a second.</summary>
    public float FirstResize { get; init; } = 0.15f;

    /// <summary>Spectral density of the acceleration, heights squared a second cubed.</summary>
    public float Acceleration { get; init; } = 0.35f;

    /// <summary>Variance a second of the centre's own random walk: a swinging gait, a shaking camera.</summary>
    public float Wander { get; init; } = 0.005f;

    /// <summary>Spectral density of the change of growth.</summary>
    public float ResizeAcceleration { get; init; } = 0.1f;

    /// <summary>Variance a second of the size's own random walk: arms and bags.</summary>
    public float SizeWander { get; init; } = 0.02f;

    /// <summary>Time in which the speed of an unseen object falls to 37 %.</summary>
    public float SpeedFade { get; init; } = 4;

    /// <summary>Time in which the growth of an object falls to 37 %.</summary>
    public float ResizeFade { get; init; } = 0.7f;

    /// <summary>How the centre moves in some seconds.</summary>
    public KalmanStep Move(double seconds) => KalmanStep.Of(seconds, SpeedFade, Acceleration, Wander);

    /// <summary>How the size moves in some seconds.</summary>
    public KalmanStep Resize(double seconds) => KalmanStep.Of(seconds, ResizeFade, ResizeAcceleration, SizeWander);
}

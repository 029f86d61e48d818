namespace LunaVideoAgent.Inference.Tracking;

/// <summary>
/// What some seconds do to every axis of one kind, computed once a frame; variances are in squares of the object's height.
/// </summary>
/// <param name="Reach">How many seconds of the present velocity the position moves by.</param>
/// <param name="Fade">What is left of the velocity.</param>
/// <param name="PositionNoise">Variance the position gains.</param>
/// <param name="CrossNoise">Covariance gained.</param>
/// <param name="VelocityNoise">Variance the velocity gains.</param>
internal readonly record struct KalmanStep(float Reach, float Fade, float PositionNoise, float CrossNoise, float VelocityNoise)
{
    /// <summary>A step of some seconds.</summary>
    /// <param name="seconds">How long.</param>
    /// <param name="fadeSeconds">Time in which a velocity falls to 37 %.</param>
    /// <param name="acceleration">Spectral density of the acceleration, heights squared a second cubed.</param>
    /// <param name="wander">Variance a second of the position's own random walk, heights squared.</param>
    public static KalmanStep Of(double seconds, double fadeSeconds, double acceleration, double wander)
    {
        var fade = Math.Exp(-seconds / fadeSeconds);
        var reach = fadeSeconds * (1 - fade);

        // The exact integrals of white noise for a velocity that fades (an Ornstein-Uhlenbeck process): n steps equal one of their sum.
        var left = fadeSeconds / 2 * (1 - (fade * fade));
        var position = fadeSeconds * fadeSeconds * (seconds - (2 * reach) + left);
        return new KalmanStep(
            (float)reach,
            (float)fade,
            (float)((acceleration * position) + (wander * seconds)),
            (float)(acceleration * reach * reach / 2),
            (float)(acceleration * left));
    }
}

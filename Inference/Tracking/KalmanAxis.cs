namespace LunaVideoAgent.Inference.Tracking;

/// <summary>
/// Position and velocity of one quantity: a constant-velocity Kalman filter whose velocity fades. The axes of a box move independently, so
/// four of these equal the eight-dimensional filter of SORT and ByteTrack at a fraction of its cost.
/// </summary>
internal struct KalmanAxis
{
    private float _variance;
    private float _covariance;
    private float _velocityVariance;

    /// <summary>Where it is, in pixels.</summary>
    public float Position { get; private set; }

    /// <summary>How fast it changes, in pixels a second.</summary>
    public float Velocity { get; private set; }

    /// <summary>How far off the position may be, one standard deviation, in pixels.</summary>
    public readonly float Deviation => MathF.Sqrt(_variance);

    /// <summary>Starts anew at a measured position with an unknown velocity around zero.</summary>
    public static KalmanAxis At(float position, float deviation, float velocityDeviation) => new()
    {
        Position = position,
        _variance = deviation * deviation,
        _velocityVariance = velocityDeviation * velocityDeviation,
    };

    /// <summary>Moves on by some seconds.</summary>
    public void Predict(in KalmanStep step, float scaleSquared)
    {
        Position += step.Reach * Velocity;
        Velocity *= step.Fade;

        // P = F P F' + Q with F = [1 reach; 0 fade] and Q of white acceleration noise plus a random walk of the position.
        _variance += (2 * step.Reach * _covariance) + (step.Reach * step.Reach * _velocityVariance) + (step.PositionNoise * scaleSquared);
        _covariance = (step.Fade * (_covariance + (step.Reach * _velocityVariance))) + (step.CrossNoise * scaleSquared);
        _velocityVariance = (step.Fade * step.Fade * _velocityVariance) + (step.VelocityNoise * scaleSquared);
    }

    /// <summary>Takes a measurement in.</summary>
    public void Update(float measured, float deviation)
    {
        var innovation = measured - Position;
        var total = _variance + (deviation * deviation);
        var gain = _variance / total;
        var velocityGain = _covariance / total;

        Position += gain * innovation;
        Velocity += velocityGain * innovation;
        _velocityVariance -= velocityGain * _covariance;
        _covariance *= 1 - gain;
        _variance *= 1 - gain;
    }

    /// <summary>Moves the origin.</summary>
    public void Shift(float pixels) => Position += pixels;
}

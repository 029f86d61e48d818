using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tracking;

/// <summary>
/// Position, size and their velocities of one object: a Kalman filter over centre, width and height whose noise scales with the height
/// (Wojke et al. 2017, section 2.1) and with time, so that it works at any and at changing frame rates.
/// </summary>
internal struct KalmanFilter
{
    private KalmanAxis _centerX;
    private KalmanAxis _centerY;
    private KalmanAxis _width;
    private KalmanAxis _height;

    /// <summary>The box as believed now.</summary>
    public readonly BoundingBox Box
    {
        get
        {
            // A fast shrinking object must not turn inside out while nobody sees it.
            var halfWidth = MathF.Max(_width.Position, 1) / 2;
            var halfHeight = MathF.Max(_height.Position, 1) / 2;
            return new BoundingBox(
                _centerX.Position - halfWidth,
                _centerY.Position - halfHeight,
                _centerX.Position + halfWidth,
                _centerY.Position + halfHeight);
        }
    }

    /// <summary>How far off the centre may be across, one standard deviation, in pixels.</summary>
    public readonly float DeviationX => _centerX.Deviation;

    /// <summary>How far off the centre may be down, one standard deviation, in pixels.</summary>
    public readonly float DeviationY => _centerY.Deviation;

    /// <summary>Velocity of the centre across, in pixels a second.</summary>
    public readonly float VelocityX => _centerX.Velocity;

    /// <summary>Velocity of the centre down, in pixels a second.</summary>
    public readonly float VelocityY => _centerY.Velocity;

    /// <summary>Starts at a detection.</summary>
    public static KalmanFilter At(in BoundingBox box, in MotionNoise noise)
    {
        var height = box.Height;
        var size = noise.Size * height;
        var resize = noise.FirstResize * height;
        var speed = noise.FirstSpeed * height;
        var position = noise.Position * height;

        return new KalmanFilter
        {
            _centerX = KalmanAxis.At(box.CenterX, position, speed),
            _centerY = KalmanAxis.At(box.CenterY, position, speed),
            _width = KalmanAxis.At(box.Width, size, resize),
            _height = KalmanAxis.At(box.Height, size, resize),
        };
    }

    /// <summary>Moves on in time.</summary>
    public void Predict(in KalmanStep move, in KalmanStep resize)
    {
        var scale = MathF.Max(_height.Position, 1);
        var scaleSquared = scale * scale;
        _centerX.Predict(move, scaleSquared);
        _centerY.Predict(move, scaleSquared);
        _width.Predict(resize, scaleSquared);
        _height.Predict(resize, scaleSquared);
    }

    /// <summary>Takes a detection in.</summary>
    public void Update(in BoundingBox box, in MotionNoise noise)
    {
        var scale = MathF.Max(_height.Position, 1);
        var position = noise.Position * scale;
        var size = noise.Size * scale;
        _centerX.Update(box.CenterX, position);
        _centerY.Update(box.CenterY, position);
        _width.Update(box.Width, size);
        _height.Update(box.Height, size);
    }

    /// <summary>Follows a camera that moved the picture.</summary>
    public void Shift(float x, float y)
    {
        _centerX.Shift(x);
        _centerY.Shift(y);
    }
}

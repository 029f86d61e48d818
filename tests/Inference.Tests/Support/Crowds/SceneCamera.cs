using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tests.Support.Crowds;

/// <summary>A pinhole camera that may turn, shake and move ahead.</summary>
internal sealed class SceneCamera(CrowdScene scene, Random random)
{
    private double _seconds;
    private double _yaw;
    private double _shakeX;
    private double _shakeY;
    private double _ahead;

    public void Step(double seconds)
    {
        _seconds += seconds;
        _yaw = scene.PanAngle * Math.Sin(2 * Math.PI * _seconds / scene.PanSeconds);
        _ahead += scene.CameraSpeed * seconds;
        var steps = 2 * Math.PI * 1.8 * _seconds;
        _shakeX = (0.6 * scene.BobPixels * Math.Sin(steps / 2)) + (scene.ShakePixels * random.Normal());
        _shakeY = (scene.BobPixels * Math.Sin(steps)) + (scene.ShakePixels * random.Normal());
    }

    /// <summary>The box of a person and how far away it is; null behind the camera or too near.</summary>
    public (BoundingBox Box, double Distance)? See(Walker walker)
    {
        // The square wraps around as the camera moves ahead, so that somebody is always there.
        var size = 2 * scene.Radius;
        var y = scene.CameraSpeed > 0
            ? walker.Y - _ahead - (size * Math.Floor((walker.Y - _ahead + scene.Radius) / size))
            : walker.Y;
        var (sin, cos) = Math.SinCos(_yaw);
        var (right, ahead) = ((cos * walker.X) - (sin * (y + scene.Distance)), (sin * walker.X) + (cos * (y + scene.Distance)));

        if (Project(right, ahead, 0) is not { } foot || Project(right, ahead, walker.Tall) is not { } head || ahead < 1.5)
        {
            return null;
        }

        var tall = foot.Y - head.Y;
        var halfWide = tall * walker.Wide / 1.75 / 2 * (1 + (0.18 * walker.Stride));
        return (new BoundingBox((float)(foot.X - halfWide), (float)head.Y, (float)(foot.X + halfWide), (float)foot.Y), ahead);
    }

    private (double X, double Y)? Project(double right, double ahead, double up)
    {
        var (sin, cos) = Math.SinCos(scene.CameraTilt);
        var down = scene.CameraHeight - up;
        var depth = (cos * ahead) + (sin * down);
        var focal = scene.FocalLength * scene.Width;

        return depth < 0.5
            ? null
            : ((focal * right / depth) + (scene.Width / 2.0) + _shakeX,
                (focal * ((cos * down) - (sin * ahead)) / depth) + (scene.Height / 2.0) + _shakeY);
    }
}

using System.Globalization;

namespace LunaVideoAgent.Inference.Media;

/// <summary>How a frame is to be turned, from a video's own metadata.</summary>
internal static class FrameRotation
{
    /// <summary>Clockwise degrees (0, 90, 180, 270) for the counterclockwise ones of a display matrix; none is 0.</summary>
    /// <exception cref="MediaException">It is no multiple of 90.</exception>
    public static int FromDisplayMatrix(double? counterclockwise)
    {
        const int quarter = 90;
        const int fullTurn = 360;

        // Matrices have 16 bits behind the point.
        const double tolerance = 0.1;

        var degrees = counterclockwise ?? 0;
        var quarters = (int)Math.Round(degrees / quarter);

        if (Math.Abs(degrees - (quarters * quarter)) > tolerance)
        {
            var text = Math.Round(degrees).ToString(CultureInfo.InvariantCulture);
            throw new MediaException(MediaErrorKind.Unsupported, $"Unsupported image rotation from video info: {text}");
        }

        return ((-quarters * quarter % fullTurn) + fullTurn) % fullTurn;
    }
}

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>The 3x3 matrix by which a video says how it is to be shown.</summary>
internal static unsafe class DisplayMatrix
{
    private const int Bytes = 9 * sizeof(int);

    /// <summary>Counterclockwise degrees; null where the matrix is too short or turns nothing round.</summary>
    public static double? Rotation(nint matrix, long size)
    {
        if (matrix == 0 || size < Bytes)
        {
            return null;
        }

        var degrees = LibAvCore.av_display_rotation_get((int*)matrix);
        return double.IsNaN(degrees) ? null : degrees;
    }
}

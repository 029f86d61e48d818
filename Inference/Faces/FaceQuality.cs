namespace LunaVideoAgent.Inference.Faces;

/// <summary>
/// A score for how good a picture of a face is (AGS), 0 to 1: the detection score times the geometric mean of four marks. Size: the smaller
/// side, from 12 to 80 pixels. Frontality: the cosines of yaw and pitch. Contrast: the deviation of the luma, up to 40. Sharpness: the mean
/// absolute Laplacian over that deviation (after Pech-Pacheco et al., "Diatom autofocusing in brightfield microscopy", 2000), up to 0.3.
/// It is not the score of the original service, whose network is not public; it orders shots of one person alike.
/// </summary>
internal static class FaceQuality
{
    private const float SmallestSide = 12;
    private const float LargeSide = 80;
    private const float GoodContrast = 40;
    private const float GoodSharpness = 0.3f;

    /// <summary>The score of a face.</summary>
    /// <param name="detectionScore">0 to 1.</param>
    /// <param name="smallerSide">Of the box, in pixels of the frame.</param>
    /// <param name="pose">How the head is turned.</param>
    /// <param name="square">The square around the face in planes of red, green and blue, 0 to 255.</param>
    /// <param name="side">Side of that square in samples.</param>
    public static float Score(float detectionScore, float smallerSide, in FacePose pose, ReadOnlySpan<float> square, int side)
    {
        var (contrast, sharpness) = Measure(square, side);
        var size = Math.Clamp((smallerSide - SmallestSide) / (LargeSide - SmallestSide), 0, 1);
        var frontality = Math.Max(0, Cosine(pose.Yaw)) * Math.Max(0, Cosine(pose.Pitch));
        var product = size * frontality * Math.Min(1, contrast / GoodContrast) * Math.Min(1, sharpness / GoodSharpness);

        return Math.Clamp(detectionScore, 0, 1) * MathF.Sqrt(MathF.Sqrt(product));
    }

    private static float Cosine(float degrees) => MathF.Cos(degrees * MathF.PI / 180);

    // The middle of the square only: its corners show what is behind the face.
    private static (float Contrast, float Sharpness) Measure(ReadOnlySpan<float> square, int side)
    {
        var (from, to) = (side / 4, side - side / 4);
        var (sum, squares, edges, count) = (0f, 0f, 0f, 0);

        for (var y = from; y < to; y++)
        {
            for (var x = from; x < to; x++)
            {
                var at = y * side + x;
                var here = Luma(square, at, side);
                sum += here;
                squares += here * here;
                edges += Math.Abs(
                    4 * here - Luma(square, at - 1, side) - Luma(square, at + 1, side)
                    - Luma(square, at - side, side) - Luma(square, at + side, side));
                count++;
            }
        }

        var mean = sum / count;
        var contrast = MathF.Sqrt(Math.Max(0, squares / count - mean * mean));
        return (contrast, contrast > 0 ? edges / count / contrast : 0);
    }

    // ITU-R BT.601.
    private static float Luma(ReadOnlySpan<float> square, int at, int side)
    {
        var plane = side * side;
        return 0.299f * square[at] + 0.587f * square[at + plane] + 0.114f * square[at + 2 * plane];
    }
}

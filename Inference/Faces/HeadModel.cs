using System.Numerics;

namespace LunaVideoAgent.Inference.Faces;

/// <summary>
/// A face in three dimensions: fourteen points of the anthropometric model that Martins and Batista measured ("Accurate single view
/// model-based head pose estimation", FG 2008; published as glAnthropometric3DModel), in centimetres. Axes as a camera has them: right and
/// down in the picture, and away from the viewer, so that a head that looks into the camera is not turned.
/// </summary>
internal static class HeadModel
{
    /// <summary>Which of the 68 points each is.</summary>
    public static ReadOnlySpan<int> Indices => [17, 21, 22, 26, 36, 39, 42, 45, 31, 35, 48, 54, 57, FacePoints.Chin];

    /// <summary>Where each is.</summary>
    public static Vector3[] Points { get; } =
    [
        new(-6.825897f, -6.760612f, -4.402142f),
        new(-1.330353f, -7.122144f, -6.903745f),
        new(1.330353f, -7.122144f, -6.903745f),
        new(6.825897f, -6.760612f, -4.402142f),
        new(-5.311432f, -5.485328f, -3.987654f),
        new(-1.789930f, -5.393625f, -4.413414f),
        new(1.789930f, -5.393625f, -4.413414f),
        new(5.311432f, -5.485328f, -3.987654f),
        new(-2.005628f, -1.409845f, -6.165652f),
        new(2.005628f, -1.409845f, -6.165652f),
        new(-2.774015f, 2.080775f, -5.048531f),
        new(2.774015f, 2.080775f, -5.048531f),
        new(0, 3.116408f, -6.097667f),
        new(0, 7.415691f, -4.070434f),
    ];
}

using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tracking;

/// <summary>
/// Says which face belongs to which body of a frame: the assignment of least total cost (Jonker and Volgenant 1987) over pairs whose face
/// lies in the upper part of the body. A pair that was together before is preferred. Reuses its memory; not for several threads.
/// </summary>
public sealed class FaceBodyAssociation
{
    // Of the face's area. A face sticks out of a box that was drawn a little low, but not by half.
    private const float LeastInside = 0.5f;

    // Of the body's height. Seated people and portraits show little below the chest, so that the face is lower in the box than of one who
    // stands: an eighth, by the canon of eight heads.
    private const float LowestMiddle = 0.55f;
    private const float UsualMiddle = 0.1f;

    // What a pair that was together before costs less: more than where in the body the face is can cost.
    private const float Faithfulness = 1;
    private const float Limit = 2;

    private readonly LinearAssignment _assignment = new();
    private float[] _costs = [];

    /// <summary>Pairs the faces of a frame with its bodies.</summary>
    /// <param name="faces">Boxes of the faces.</param>
    /// <param name="bodies">Boxes of the bodies.</param>
    /// <param name="bodyBefore">The body, as an index, that each face was with before, or -1.</param>
    /// <param name="bodyOfFace">Receives the body of each face, or -1.</param>
    public void Pair(
        ReadOnlySpan<BoundingBox> faces, ReadOnlySpan<BoundingBox> bodies, ReadOnlySpan<int> bodyBefore, Span<int> bodyOfFace)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bodyBefore.Length, faces.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(bodyOfFace.Length, faces.Length);

        if (_costs.Length < faces.Length * bodies.Length)
        {
            _costs = new float[Math.Max(64, 2 * faces.Length * bodies.Length)];
        }

        for (var i = 0; i < faces.Length; i++)
        {
            for (var j = 0; j < bodies.Length; j++)
            {
                var cost = Cost(faces[i], bodies[j]);
                _costs[i * bodies.Length + j] = bodyBefore[i] == j ? cost - Faithfulness : cost;
            }
        }

        _assignment.Solve(_costs, faces.Length, bodies.Length, Limit, bodyOfFace);
    }

    /// <summary>0 for a face where it usually is in a body, more elsewhere; not a number for one that cannot be its.</summary>
    internal static float Cost(in BoundingBox face, in BoundingBox body)
    {
        var height = (face.CenterY - body.Top) / body.Height;
        var isPossible = face.Area > 0
            && face.SharedArea(body) >= LeastInside * face.Area
            && height <= LowestMiddle
            && face.Area <= body.Area;

        if (!isPossible)
        {
            return float.NaN;
        }

        var aside = Math.Abs(face.CenterX - body.CenterX) / (body.Width / 2);
        return aside / 2 + Math.Abs(height - UsualMiddle);
    }
}

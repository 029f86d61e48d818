using System.Numerics;

namespace LunaVideoAgent.Inference.Faces;

/// <summary>
/// The turn of a head from its 68 points (perspective-n-point): an affine camera by linear least squares first, the scaled orthography of
/// DeMenthon and Davis, "Model-based object pose in 25 lines of code" (1995), then Gauss-Newton on the perspective reprojection error. The
/// camera is taken to have a focal length of the frame's longer side and to look at its middle; angles are those from the line of sight to
/// the head, wherever in the frame it is, so that a wrong focal length or a frame that was cut out changes little.
/// </summary>
internal static class HeadPoseSolver
{
    private const int Iterations = 10;
    private const int Unknowns = 6;

    // Where rounding rules: another step changes no angle by a hundredth of a degree.
    private const double SmallStep = 1e-5;

    /// <summary>The pose of a face in a frame of this size; all zero where the points are no face.</summary>
    public static FacePose Solve(IReadOnlyList<Vector2> points, int frameWidth, int frameHeight)
    {
        Span<Vector2> seen = stackalloc Vector2[HeadModel.Points.Length];
        var focal = (float)Math.Max(frameWidth, frameHeight);
        var middle = new Vector2(frameWidth, frameHeight) / 2;

        for (var i = 0; i < seen.Length; i++)
        {
            seen[i] = (points[HeadModel.Indices[i]] - middle) / focal;
        }

        if (!TryBegin(seen, out var turn, out var shift))
        {
            return default;
        }

        var left = Iterations;
        var size = double.MaxValue;

        while (left-- > 0 && size > SmallStep && TryStep(seen, ref turn, ref shift, out size))
        {
            // Each step halves the angle's error and more.
        }

        return ToAngles(FromLineOfSight(turn, shift));
    }

    // By how much a head is turned for who looks straight at it: the least turn that takes the line of sight to the camera's axis.
    private static Quaternion FromLineOfSight(Quaternion turn, Vector3 shift)
    {
        var sight = Vector3.Normalize(Vector3.Transform(HeadModel.Centre, turn) + shift);
        var axis = Vector3.Cross(sight, Vector3.UnitZ);
        var sine = axis.Length();

        return sine > 0
            ? Quaternion.CreateFromAxisAngle(axis / sine, MathF.Atan2(sine, sight.Z)) * turn
            : turn;
    }

    /// <summary>Angles of a turn, which is about the vertical axis first seen from the head: roll after pitch after yaw.</summary>
    internal static FacePose ToAngles(Quaternion turn)
    {
        // Where the head looks, and where its right side is, in the axes of the camera.
        var gaze = Vector3.Transform(-Vector3.UnitZ, turn);
        var side = Vector3.Transform(Vector3.UnitX, turn);
        var level = new Vector3(-gaze.Z, 0, gaze.X);
        var upright = level.LengthSquared() > 0 ? Vector3.Normalize(level) : Vector3.UnitX;
        var down = Vector3.Cross(-gaze, upright);

        return new FacePose(
            Degrees(MathF.Atan2(gaze.X, -gaze.Z)),
            Degrees(-MathF.Asin(Math.Clamp(gaze.Y, -1, 1))),
            Degrees(MathF.Atan2(Vector3.Dot(side, down), Vector3.Dot(side, upright))));
    }

    private static float Degrees(float radians) => radians * 180 / MathF.PI;

    // u = s (r1 . M) + tx and v = s (r2 . M) + ty: two linear problems that share their matrix.
    private static bool TryBegin(ReadOnlySpan<Vector2> seen, out Quaternion turn, out Vector3 shift)
    {
        Span<double> matrix = stackalloc double[16];
        Span<double> across = stackalloc double[4];
        Span<double> along = stackalloc double[4];
        matrix.Clear();
        across.Clear();
        along.Clear();

        for (var i = 0; i < seen.Length; i++)
        {
            var model = HeadModel.Points[i];
            Span<double> row = [model.X, model.Y, model.Z, 1];
            NormalEquations.Add(matrix, across, row, seen[i].X);

            for (var k = 0; k < row.Length; k++)
            {
                along[k] += row[k] * seen[i].Y;
            }
        }

        Span<double> copy = stackalloc double[16];
        matrix.CopyTo(copy);
        (turn, shift) = (Quaternion.Identity, default);

        if (!NormalEquations.TrySolve(matrix, across) || !NormalEquations.TrySolve(copy, along))
        {
            return false;
        }

        var first = new Vector3((float)across[0], (float)across[1], (float)across[2]);
        var second = new Vector3((float)along[0], (float)along[1], (float)along[2]);
        var scale = (first.Length() + second.Length()) / 2;

        if (!(scale > 0) || Vector3.Cross(first, second).Length() < 1e-6f * scale * scale)
        {
            return false;
        }

        var x = Vector3.Normalize(first);
        var z = Vector3.Normalize(Vector3.Cross(x, second));
        var y = Vector3.Cross(z, x);

        // Rows of the rotation are x, y, z; System.Numerics multiplies rows by matrices, which wants them as columns.
        var rotation = new Matrix4x4(x.X, y.X, z.X, 0, x.Y, y.Y, z.Y, 0, x.Z, y.Z, z.Z, 0, 0, 0, 0, 1);
        turn = Quaternion.Normalize(Quaternion.CreateFromRotationMatrix(rotation));
        shift = new Vector3((float)across[3], (float)along[3], 1) / scale;
        return true;
    }

    // One step of Gauss-Newton: a small turn in the axes of the camera, and a shift.
    private static bool TryStep(ReadOnlySpan<Vector2> seen, ref Quaternion turn, ref Vector3 shift, out double size)
    {
        Span<double> matrix = stackalloc double[Unknowns * Unknowns];
        Span<double> right = stackalloc double[Unknowns];
        matrix.Clear();
        right.Clear();
        size = 0;

        for (var i = 0; i < seen.Length; i++)
        {
            var turned = Vector3.Transform(HeadModel.Points[i], turn);
            var at = turned + shift;

            if (!(at.Z > 0))
            {
                return false;
            }

            var (u, v, inverse) = (at.X / at.Z, at.Y / at.Z, 1 / at.Z);

            // du = (dX - u dZ) / Z with dP = w x turned + d: w x p is (wy pz - wz py, wz px - wx pz, wx py - wy px).
            Span<double> ofU =
                [-u * turned.Y * inverse, (turned.Z + u * turned.X) * inverse, -turned.Y * inverse, inverse, 0, -u * inverse];
            Span<double> ofV =
                [(-turned.Z - v * turned.Y) * inverse, v * turned.X * inverse, turned.X * inverse, 0, inverse, -v * inverse];
            NormalEquations.Add(matrix, right, ofU, seen[i].X - u);
            NormalEquations.Add(matrix, right, ofV, seen[i].Y - v);
        }

        if (!NormalEquations.TrySolve(matrix, right))
        {
            return false;
        }

        var spin = new Vector3((float)right[0], (float)right[1], (float)right[2]);
        var angle = spin.Length();
        size = angle;

        if (angle > 0)
        {
            turn = Quaternion.Normalize(Quaternion.CreateFromAxisAngle(spin / angle, angle) * turn);
        }

        shift += new Vector3((float)right[3], (float)right[4], (float)right[5]);
        return true;
    }
}

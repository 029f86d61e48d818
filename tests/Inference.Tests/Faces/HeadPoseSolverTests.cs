using System.Numerics;
using LunaVideoAgent.Inference.Faces;

namespace LunaVideoAgent.Inference.Tests.Faces;

internal sealed class HeadPoseSolverTests
{
    private const int Width = 1280;
    private const int Height = 720;

    [TestCase(0, 0, 0)]
    [TestCase(30, 0, 0)]
    [TestCase(-45, 10, 0)]
    [TestCase(0, 25, 0)]
    [TestCase(0, -25, 0)]
    [TestCase(0, 0, 30)]
    [TestCase(20, -15, -20)]
    [TestCase(-60, 5, 10)]
    public void A_head_that_is_turned_is_read_as_it_was_turned(double yaw, double pitch, double roll)
    {
        var points = Project(Turn(yaw, pitch, roll), new Vector3(10, -5, 80));

        var pose = HeadPoseSolver.Solve(points, Width, Height);

        Assert.That(pose.Yaw, Is.EqualTo(yaw).Within(0.1));
        Assert.That(pose.Pitch, Is.EqualTo(pitch).Within(0.1));
        Assert.That(pose.Roll, Is.EqualTo(roll).Within(0.1));
    }

    [Test]
    public void Points_that_are_off_by_a_pixel_turn_the_head_by_little()
    {
        var random = new Random(3);
        var points = Project(Turn(20, 5, 10), new Vector3(0, 0, 60));

        for (var i = 0; i < points.Length; i++)
        {
            points[i] += new Vector2(random.NextSingle() - 0.5f, random.NextSingle() - 0.5f) * 2;
        }

        var pose = HeadPoseSolver.Solve(points, Width, Height);

        Assert.That(pose.Yaw, Is.EqualTo(20).Within(3));
        Assert.That(pose.Pitch, Is.EqualTo(5).Within(3));
        Assert.That(pose.Roll, Is.EqualTo(10).Within(3));
    }

    [Test]
    public void Points_that_are_all_the_same_are_no_face() =>
        Assert.That(HeadPoseSolver.Solve(new Vector2[FacePoints.Count], Width, Height), Is.EqualTo(default(FacePose)));

    // Roll in the picture after pitch after yaw; signs as documented: right, up and clockwise are above zero.
    private static Quaternion Turn(double yaw, double pitch, double roll)
    {
        var aside = Quaternion.CreateFromAxisAngle(Vector3.UnitY, -Radians(yaw));
        var up = Quaternion.CreateFromAxisAngle(Vector3.UnitX, -Radians(pitch));
        var gaze = Quaternion.Concatenate(up, aside);
        var axis = Vector3.Transform(Vector3.UnitZ, gaze);
        return Quaternion.Concatenate(gaze, Quaternion.CreateFromAxisAngle(axis, Radians(roll)));
    }

    private static float Radians(double degrees) => (float)(degrees * Math.PI / 180);

    private static Vector2[] Project(Quaternion turn, Vector3 shift)
    {
        var points = new Vector2[FacePoints.Count];

        for (var i = 0; i < HeadModel.Points.Length; i++)
        {
            var at = Vector3.Transform(HeadModel.Points[i], turn) + shift;
            points[HeadModel.Indices[i]] = new Vector2(at.X / at.Z, at.Y / at.Z) * Width + new Vector2(Width, Height) / 2;
        }

        return points;
    }
}

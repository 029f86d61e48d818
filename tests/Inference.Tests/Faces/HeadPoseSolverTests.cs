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
        var points = Project(new View(), Turn(yaw, pitch, roll));

        var pose = HeadPoseSolver.Solve(points, Width, Height);

        Assert.That(pose.Yaw, Is.EqualTo(yaw).Within(0.1));
        Assert.That(pose.Pitch, Is.EqualTo(pitch).Within(0.1));
        Assert.That(pose.Roll, Is.EqualTo(roll).Within(0.1));
    }

    // Portraits have the face above the middle, cameras on walls have it anywhere.
    [Test]
    public void Who_looks_into_the_camera_is_not_turned_wherever_in_the_frame(
        [Values(-0.4f, 0, 0.4f)] float x, [Values(-0.25f, 0, 0.25f)] float y, [Values(40f, 300f)] float distance)
    {
        var points = Project(new View { X = x, Y = y, Distance = distance }, Quaternion.Identity);

        var pose = HeadPoseSolver.Solve(points, Width, Height);

        Assert.That(pose.Yaw, Is.EqualTo(0).Within(0.2));
        Assert.That(pose.Pitch, Is.EqualTo(0).Within(0.2));
        Assert.That(pose.Roll, Is.EqualTo(0).Within(0.2));
    }

    // From a wide angle of 71 degrees to a tele of 28.
    [Test]
    public void A_camera_of_another_focal_length_changes_little(
        [Values(0.7f, 1.4f, 2)] float focalLength,
        [Values(-0.2f, 0.2f)] float y,
        [Values(-20, 0, 20)] int pitch,
        [Values(0, 30)] int yaw)
    {
        var points = Project(new View { Y = y, FocalLength = focalLength, Distance = 80 * focalLength }, Turn(yaw, pitch, roll: 5));

        var pose = HeadPoseSolver.Solve(points, Width, Height);

        Assert.That(pose.Yaw, Is.EqualTo(yaw).Within(2));
        Assert.That(pose.Pitch, Is.EqualTo(pitch).Within(2));
        Assert.That(pose.Roll, Is.EqualTo(5).Within(2));
    }

    [Test]
    public void Points_that_are_off_by_a_pixel_turn_the_head_by_little()
    {
        var random = new Random(3);
        var points = Project(new View { Distance = 60 }, Turn(20, 5, 10));

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

    // Points of a head that is so turned for who looks straight at it.
    private static Vector2[] Project(View view, Quaternion turn)
    {
        var sight = Vector3.Normalize(new Vector3(view.X, view.Y, view.FocalLength));
        var axis = Vector3.Cross(Vector3.UnitZ, sight);
        var aside = axis == Vector3.Zero
            ? Quaternion.Identity
            : Quaternion.CreateFromAxisAngle(Vector3.Normalize(axis), MathF.Acos(sight.Z));
        var points = new Vector2[FacePoints.Count];

        for (var i = 0; i < HeadModel.Points.Length; i++)
        {
            var local = Vector3.Transform(HeadModel.Points[i] - HeadModel.Centre, turn);
            var at = Vector3.Transform(local, aside) + sight * view.Distance;
            points[HeadModel.Indices[i]] = new Vector2(at.X, at.Y) / at.Z * view.FocalLength * Width + new Vector2(Width, Height) / 2;
        }

        return points;
    }

    /// <summary>Where a head is seen: from the middle of the frame and how far the camera reaches, in widths; how far off, in cm.</summary>
    private sealed record View
    {
        public float X { get; init; }

        public float Y { get; init; }

        public float FocalLength { get; init; } = 1;

        public float Distance { get; init; } = 80;
    }
}

using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Faces;
using LunaVideoAgent.Inference.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LunaVideoAgent.Inference.Tests.Faces;

/// <summary>What the shipped networks read in the portrait of Eileen Collins, aged 36, who smiles at the camera.</summary>
internal sealed class FaceNetworksTests
{
    private const string Portrait = "astronaut.webp";

    private InferenceRuntime _runtime = null!;
    private FaceNetworks _faces = null!;

    [OneTimeSetUp]
    public void Start()
    {
        _runtime = new InferenceRuntime(
            new InferenceOptions { Provider = ExecutionProviderKind.Cpu }, TimeProvider.System, NullLogger<InferenceRuntime>.Instance);
        _faces = new FaceNetworks(_runtime);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _runtime.DisposeAsync();

    [Test]
    public async Task The_points_of_a_face_lie_where_eyes_nose_and_mouth_are()
    {
        var reading = await ReadAsync();

        var five = FacePoints.ToFive(reading.Points);
        Assert.That(five, Has.All.Matches<System.Numerics.Vector2>(point => point is { X: > 180 and < 272, Y: > 75 and < 186 }));
        Assert.That(five[0].X, Is.LessThan(five[2].X).And.LessThan(five[1].X));
        Assert.That(five[1].X, Is.GreaterThan(five[2].X));
        Assert.That(five[2].Y, Is.GreaterThan(five[0].Y).And.LessThan(five[3].Y));
        Assert.That((reading.Age, reading.MaleProbability), Is.EqualTo(((float?)null, (float?)null)));
    }

    [Test]
    public async Task A_head_that_looks_at_the_camera_is_turned_by_little_and_makes_a_good_picture()
    {
        var reading = await ReadAsync();

        Assert.That(Math.Abs(reading.Pose.Yaw), Is.LessThan(6));
        Assert.That(Math.Abs(reading.Pose.Pitch), Is.LessThan(8));
        Assert.That(Math.Abs(reading.Pose.Roll), Is.LessThan(6));
        Assert.That(reading.Quality, Is.GreaterThan(0.5f));
    }

    [Test]
    public async Task Age_and_gender_are_read_on_the_aligned_chip()
    {
        var reading = await ReadAsync(new FaceQuestions(AgeAndGender: true, []));

        Assert.That(reading.MaleProbability, Is.LessThan(0.5f));
        Assert.That(reading.Age, Is.InRange(20f, 45f));
    }

    [Test]
    public async Task A_face_outside_of_the_frame_is_not_read()
    {
        using var frame = TestPictures.Planar(Portrait);

        var reading = await _faces.ReadAsync(
            frame, new ObjectDetection(new BoundingBox(-300, -300, -200, -200), 1, 0), FaceQuestions.None, CancellationToken.None);

        Assert.That(reading, Is.Null);
    }

    private async Task<FaceReading> ReadAsync(FaceQuestions? questions = null)
    {
        using var frame = TestPictures.Planar(Portrait);
        var found = await _faces.Detector.DetectAsync(frame, DetectionOptions.Default, CancellationToken.None);

        return (await _faces.ReadAsync(frame, found.Detections[0], questions ?? FaceQuestions.None, CancellationToken.None))!;
    }
}

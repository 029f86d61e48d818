using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tests.Support;

namespace LunaVideoAgent.Inference.Tests.Detection;

public sealed class ObjectDetectorTests
{
    private const string Street = "vtest-frame-260.webp";

    private static readonly DetectionOptions People = new() { Classes = [0], ScoreThreshold = 0.45f };

    private InferenceEngine _engine = null!;
    private ObjectDetector _detector = null!;

    [OneTimeSetUp]
    public void Start()
    {
        var options = new InferenceOptions { Provider = ExecutionProviderKind.Cpu, Sessions = 1, QueueLength = 1 };
        _engine = TestModels.Start(TestModels.NanoDetKey, options);
        _detector = new ObjectDetector(TestModels.Get(TestModels.NanoDetKey), _engine, options);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [Test]
    public async Task Boxes_of_a_region_are_in_pixels_of_the_frame()
    {
        using var frame = TestPictures.Planar(Street);
        var region = new BoundingBox(460, 100, 700, 360);

        var result = await _detector.DetectAsync(frame, People with { Region = region }, CancellationToken.None);

        var inside = TestPictures.LabelsOf(Street).People.Where(label => label.Left > 460).ToArray();
        Assert.That(DetectionScore.Of(result.Detections, inside, []), Is.EqualTo(new DetectionScore(Found: 4, Labelled: 4, False: 0)));
    }

    [TestCase(90)]
    [TestCase(180)]
    [TestCase(270)]
    public async Task Boxes_of_a_turned_frame_are_in_pixels_after_rotation(int degrees)
    {
        using var upright = TestPictures.Planar(Street);
        using var turned = TestPictures.PlanarStoredTurned(Street, degrees);

        var expected = await _detector.DetectAsync(upright, People, CancellationToken.None);
        var actual = await _detector.DetectAsync(turned, People, CancellationToken.None);

        Assert.That((turned.Width, turned.Height), Is.EqualTo((upright.Width, upright.Height)));
        var labels = expected.Detections.Select(found => found.Box).ToArray();
        Assert.That(
            DetectionScore.Of(actual.Detections, labels, []),
            Is.EqualTo(new DetectionScore(Found: labels.Length, labels.Length, False: 0)));
    }

    [Test]
    public async Task Detections_come_strongest_first_within_the_frame()
    {
        using var frame = TestPictures.Planar(Street);

        var result = await _detector.DetectAsync(frame, new DetectionOptions { ScoreThreshold = 0.1f }, CancellationToken.None);

        Assert.That(result.Detections.Select(found => found.Score), Is.Ordered.Descending);
        Assert.That(result.Detections, Has.Count.GreaterThan(5));
        Assert.That(result.Detections.Select(found => found.Box), Has.All.Matches<BoundingBox>(
            box => box is { Left: >= 0, Top: >= 0, Right: <= 768, Bottom: <= 576, Width: > 0 }));
        Assert.That(result.InferenceTime, Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public async Task A_caller_may_let_go_of_its_frame_while_it_waits_for_a_slot()
    {
        var slot = _engine.TryRent()!;
        var frame = TestPictures.Planar(Street);
        var waiting = _detector.DetectAsync(frame, People, CancellationToken.None);

        frame.Dispose();

        Assert.That(waiting.IsCompleted, Is.False);
        Assert.That(frame.Owners, Is.EqualTo(1));
        _engine.Return(slot);
        Assert.That((await waiting).Detections, Has.Count.EqualTo(7));
        Assert.That(frame.Owners, Is.Zero);
    }

    [Test]
    public async Task A_frame_is_let_go_when_waiting_is_cancelled()
    {
        var slot = _engine.TryRent()!;
        using var cancellation = new CancellationTokenSource();
        var frame = TestPictures.Planar(Street);
        var waiting = _detector.DetectAsync(frame, People, cancellation.Token).AsTask();
        frame.Dispose();

        await cancellation.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
        Assert.That(frame.Owners, Is.Zero);
        _engine.Return(slot);
    }

    [Test]
    public async Task A_region_without_pixels_shows_nothing()
    {
        using var frame = TestPictures.Planar(Street);

        var result = await _detector.DetectAsync(
            frame, new DetectionOptions { Region = new BoundingBox(800, 0, 900, 100) }, CancellationToken.None);

        Assert.That(result.Detections, Is.Empty);
    }

    [Test]
    public async Task A_cancelled_caller_gets_nothing_and_costs_no_slot()
    {
        using var frame = TestPictures.Planar(Street);

        await Assert.ThrowsAsync<OperationCanceledException>(
            async () => await _detector.DetectAsync(frame, People, new CancellationToken(canceled: true)));

        var slot = _engine.TryRent();
        Assert.That(slot, Is.Not.Null);
        _engine.Return(slot!);
    }
}

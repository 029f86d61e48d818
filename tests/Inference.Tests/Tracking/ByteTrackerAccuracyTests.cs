using LunaVideoAgent.Inference.Tests.Support.Crowds;
using LunaVideoAgent.Inference.Tests.Support.Scoring;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Inference.Tests.Tracking;

/// <summary>The shipped setting against the published trackers, on simulated crowds whose truth is known.</summary>
public sealed class ByteTrackerAccuracyTests
{
    // Not among the seeds that settings were chosen on.
    private const int Seed = 101;

    [TestCaseSource(nameof(Families))]
    public void One_setting_beats_the_published_trackers_in_every_score(string family)
    {
        var videos = Simulate([.. ScenesOf(family).Select(scene => scene with { Seconds = scene.Seconds / 2 })], seeds: 1);
        var own = Score(TrackerSetting.Default, videos);

        foreach (var setting in TrackerSetting.Published)
        {
            var other = Score(setting, videos);
            Assert.That(own.Clear.Accuracy, Is.GreaterThan(other.Clear.Accuracy + 0.02), $"MOTA, {setting.Name}");
            Assert.That(own.Identity.F1, Is.GreaterThan(other.Identity.F1 + 0.03), $"IDF1, {setting.Name}");
            Assert.That(own.HigherOrder.Value, Is.GreaterThan(other.HigherOrder.Value + 0.03), $"HOTA, {setting.Name}");
            Assert.That(own.Clear.Switches, Is.LessThan(0.8 * other.Clear.Switches), $"switches, {setting.Name}");
        }
    }

    [Test]
    public void A_turning_camera_costs_little_when_its_motion_is_taken_out()
    {
        var scene = new CrowdScene("dome") { FrameRate = 12, Seconds = 30, People = 40, CameraHeight = 5, CameraTilt = 0.2 };
        var still = CrowdSequence.Simulate(scene, Seed);
        var turning = CrowdSequence.Simulate(scene with { PanAngle = 0.4, PanSeconds = 8 }, Seed);
        var blind = new TrackerSetting("blind", _ => new ByteTrackerOptions { CameraMotion = false });

        var withMotion = TrackerSetting.Default.Score(turning);
        var without = blind.Score(turning);

        Assert.That(withMotion.HigherOrder.Value, Is.GreaterThan(without.HigherOrder.Value + 0.03));
        Assert.That(withMotion.Clear.Accuracy, Is.GreaterThan(TrackerSetting.Default.Score(still).Clear.Accuracy - 0.15));
    }

    [Test]
    public void Taking_out_camera_motion_does_no_harm_where_the_camera_stands()
    {
        var videos = Simulate([CrowdScenes.Benchmark[0], CrowdScenes.Watching[0]], seeds: 1);
        var blind = new TrackerSetting("blind", _ => new ByteTrackerOptions { CameraMotion = false });

        Assert.That(
            Score(TrackerSetting.Default, videos).HigherOrder.Value,
            Is.GreaterThan(Score(blind, videos).HigherOrder.Value - 0.01));
    }

    private static IEnumerable<string> Families() => ["benchmark", "watching"];

    private static IReadOnlyList<CrowdScene> ScenesOf(string family) =>
        family == "benchmark" ? CrowdScenes.Benchmark : CrowdScenes.Watching;

    private static CrowdSequence[] Simulate(IReadOnlyList<CrowdScene> scenes, int seeds) =>
        [.. scenes.SelectMany(scene => Enumerable.Range(Seed, seeds).Select(seed => CrowdSequence.Simulate(scene, seed)))];

    private static TrackingScore Score(TrackerSetting setting, IReadOnlyList<CrowdSequence> videos) =>
        videos.Select(setting.Score).Aggregate((a, b) => a + b);
}

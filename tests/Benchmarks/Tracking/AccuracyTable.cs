using System.Globalization;
using LunaVideoAgent.Inference.Tests.Support.Crowds;
using LunaVideoAgent.Inference.Tests.Support.Scoring;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Benchmarks.Tracking;

/// <summary>
/// Scores the shipped tracker, its parts and the published trackers on simulated crowds: <c>Benchmarks tracking [seeds]</c>.
/// </summary>
internal static class AccuracyTable
{
    // Not among the seeds that settings were chosen on.
    private const int FirstSeed = 101;

    private static readonly TrackerSetting[] Settings =
    [
        .. TrackerSetting.Published,
        TrackerSetting.Default,
        new("default, no coasting", _ => new ByteTrackerOptions { CoastTime = TimeSpan.Zero, HiddenCoastTime = TimeSpan.Zero }),
        new("default, no camera motion", _ => new ByteTrackerOptions { CameraMotion = false }),
        new("default, no momentum", _ => new ByteTrackerOptions { Momentum = 0 }),
        new("default, no re-update", _ => new ByteTrackerOptions { ReUpdate = false }),
        new("default, no recovery", _ => new ByteTrackerOptions { Recovery = false }),
        new("default, plain overlap", _ => new ByteTrackerOptions { MarginScale = 0 }),
    ];

    /// <summary>Prints the tables; the first argument is the number of seeds, 4 without one.</summary>
    public static int Run(string[] args)
    {
        var seeds = args is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 4;
        Print("after MOT17", CrowdScenes.Benchmark, seeds);
        Print("watching", CrowdScenes.Watching, seeds);
        return 0;
    }

    private static void Print(string family, IReadOnlyList<CrowdScene> scenes, int seeds)
    {
        var videos = scenes
            .SelectMany(scene => Enumerable.Range(FirstSeed, seeds).Select(seed => CrowdSequence.Simulate(scene, seed)))
            .ToArray();

        Console.WriteLine($"| {family} | MOTA | IDF1 | HOTA | DetA | AssA | switches | false | missed |");
        Console.WriteLine("| --- | --: | --: | --: | --: | --: | --: | --: | --: |");

        foreach (var setting in Settings)
        {
            PrintRow(setting.Name, videos.Select(setting.Score));
        }

        foreach (var scene in scenes)
        {
            PrintRow($"default: {scene.Name}", videos.Where(video => video.Scene == scene).Select(TrackerSetting.Default.Score));
        }

        Console.WriteLine();
    }

    private static void PrintRow(string name, IEnumerable<TrackingScore> scores)
    {
        var score = scores.Aggregate((a, b) => a + b);
        double[] shares =
        [
            score.Clear.Accuracy, score.Identity.F1, score.HigherOrder.Value,
            score.HigherOrder.DetectionAccuracy, score.HigherOrder.AssociationAccuracy,
        ];
        var percent = string.Join(" | ", shares.Select(share => (100 * share).ToString("0.0", CultureInfo.InvariantCulture)));
        Console.WriteLine($"| {name} | {percent} | {score.Clear.Switches} | {score.Clear.False} | {score.Clear.Missed} |");
    }
}

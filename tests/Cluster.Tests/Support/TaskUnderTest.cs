using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;

namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>A deferred task over the long clip; without analytics given every frame is looked at, and events come with pictures.</summary>
internal sealed partial class TaskUnderTest(ClusterUnderTest cluster, Guid taskId)
{
    public Guid TaskId => taskId;

    public static async Task<TaskUnderTest> CreateAsync(ClusterUnderTest cluster, params AnalyticSettings[] analytics)
    {
        var taskId = Guid.CreateVersion7();
        var settings = new VideoTaskSettings { Video = Video(), Analytics = analytics is [] ? [PeopleCount()] : analytics };
        await cluster.Grains.VideoTaskCatalog().CreateAsync(taskId, settings, CancellationToken.None);
        return new TaskUnderTest(cluster, taskId);
    }

    /// <summary>The silo that runs it.</summary>
    public async Task<SiloProcess> OwnerAsync()
    {
        LeaseRow? lease = null;
        await Eventually.Async(
            async () =>
            {
                lease = (await cluster.Database.LeasesAsync()).GetValueOrDefault(taskId);
                return lease is not null && cluster.Silos.Any(lease.IsOf);
            },
            TimeSpan.FromSeconds(30),
            () => "nobody runs the task");
        return cluster.OwnerOf(lease!);
    }

    /// <summary>Waits until it is done.</summary>
    public Task DoneAsync() => Eventually.IsAsync(StatusAsync, VideoTaskStatus.Done, seconds: 240, "the status of the task");

    /// <summary>Waits until it is done and says what it found: no ids, and no wall clock.</summary>
    public async Task<string> EssenceAsync()
    {
        await DoneAsync();
        VideoResult? result = null;
        await Eventually.Async(
            async () =>
            {
                try
                {
                    var catalog = cluster.Grains.VideoTaskCatalog();
                    result = await catalog.GetResultAsync(taskId, accountId: null, CancellationToken.None);
                    return true;
                }
                catch (Exception fault) when (fault is OrleansException or TimeoutException)
                {
                    // By way of a silo that is gone.
                    return false;
                }
            },
            TimeSpan.FromSeconds(30),
            () => "no silo answers");
        return Essence(result!);
    }

    /// <summary>What was done of it by a silo that runs or ran it: segment, and whether another silo did the work.</summary>
    public static IReadOnlyList<(int Segment, bool Elsewhere)> DoneBy(SiloProcess silo) =>
    [
        .. DoneLine().Matches(silo.Process.Output).Select(match =>
            (int.Parse(match.Groups["index"].Value, CultureInfo.InvariantCulture), match.Groups["where"].Value != "here")),
    ];

    /// <summary>The long clip.</summary>
    public static VideoSettings Video() => new(
        new StreamData { Reference = TestClip.ForTasksPath, Type = StreamSourceType.VideoFile }, MaxErrorCount: null);

    /// <summary>Every frame is looked at, and events come with pictures.</summary>
    public static AnalyticSettings PeopleCount() => new()
    {
        Name = AnalyticNames.PeopleCount,
        Targets = ["overview", "coordinates"],
        Parameters = new PeopleCountParameters
        {
            Threshold = 1,
            ProbeCount = 1,
            Rate = new FrameRateSettings(1, FrameRateUnit.Frame),
        },
    };

    private static string Essence(VideoResult result) => JsonSerializer.Serialize(result with
    {
        Analytics = [.. result.Analytics.Select(one => one with { Events = [.. one.Events!.Select(Essence)] })],
    });

    private static AnalyticEvent Essence(AnalyticEvent one) => one with
    {
        EventId = Guid.Empty,
        TrackId = Guid.Empty,
        CreateTime = default,
        EndTime = default,
    };

    public async Task<VideoTaskStatus> StatusAsync() => (VideoTaskStatus)await cluster.Database.ScalarAsync<int>(
        "select status from video_tasks where task_id = @TaskId", new { TaskId = taskId });

    [GeneratedRegex("Segment (?<index>\\d+) of \\d+ is done (?<where>here|by silo)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DoneLine();
}

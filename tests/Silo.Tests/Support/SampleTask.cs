using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Tasks;

namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>Deferred tasks for tests.</summary>
internal static class SampleTask
{
    public static AgentError Error { get; } = AgentErrors.UnsupportedVideo("no video").Error;

    public static VideoTaskSettings Settings { get; } = new()
    {
        Video = new VideoSettings(
            new StreamData { Reference = "http://files/clip.mp4", Type = StreamSourceType.VideoFile, FrameRate = 12.5 },
            MaxErrorCount: 7),
        Analytics =
        [
            new AnalyticSettings
            {
                Name = AnalyticNames.PeopleCount,
                Targets = ["overview"],
                Parameters = new PeopleCountParameters { Threshold = 3, EventDelay = TimeSpan.FromSeconds(1.5) },
            },
        ],
        Callbacks = [new CallbackSettings { Kind = CallbackKind.Http, Url = "https://receiver/done" }],
    };

    public static VideoResult Result { get; } = new(
        new VideoData
        {
            FrameCount = 3,
            FrameRate = 29.97002997002997,
            Duration = 0.1001,
            ErrorCount = 1,
            ProcessedParts = [new VideoSegment(0, 0.1001)],
        },
        [
            new VideoAnalyticResult("people_count", [NewEvent()], Error: null),
            new VideoAnalyticResult("people_count", Events: null, AgentErrors.AnalyticFailed("no picture").Error),
        ]);

    public static VideoTaskSnapshot Snapshot(VideoTaskStatus status = VideoTaskStatus.Pending, Guid? accountId = null) => new()
    {
        TaskId = Guid.CreateVersion7(),
        AccountId = accountId,
        Status = status,
        CreateTime = Sample.Time,
    };

    public static async Task<VideoTaskSnapshot> CreateTaskAsync(
        this ITestDatabase database,
        VideoTaskStatus status = VideoTaskStatus.Pending,
        Guid? accountId = null)
    {
        var task = Snapshot(status, accountId);
        await database.Tasks.CreateAsync(task, Settings with { AccountId = accountId }, CancellationToken.None);
        return task;
    }

    /// <summary>A task that somebody runs.</summary>
    public static async Task<Lease> RunTaskAsync(this ITestDatabase database)
    {
        var task = await database.CreateTaskAsync();
        var lease = await database.TakeAsync(task.TaskId, await database.JoinAsync());
        await database.Tasks.MoveAsync(VideoTaskLifecycle.Take(lease!, Sample.Time), CancellationToken.None);
        return lease!;
    }

    public static Task<VideoTaskSnapshot?> FindTaskAsync(this ITestDatabase database, Guid taskId) =>
        database.Tasks.FindAsync(taskId, accountId: null, CancellationToken.None);

    private static AnalyticEvent NewEvent() => new()
    {
        EventId = Guid.NewGuid(),
        TrackId = Guid.NewGuid(),
        EventType = "crowd",
        Status = EventStatus.Ended,
        Segment = new VideoSegment(1.0 / 3, 2.0 / 3),
        CreateTime = Sample.Time,
        EndTime = Sample.Time.AddSeconds(1),
        Overview = new EventOverview { TimeOffset = 1.0 / 3, Image = "/9j/4AA=", PeopleCount = 2, PeopleCoordinates = [new(1.5, 2)] },
        Frames = [new FrameEstimation { TimeOffset = 0.1 + 0.2, PeopleCount = 2 }],
        PeopleCount = 2,
    };
}

using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Abstractions.Uploads;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Grains.Uploads;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LunaVideoAgent.Grains.Tests.Uploads;

internal sealed class UploadCleanerTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly StreamData Data = new() { Reference = "upload:x", Type = StreamSourceType.VideoFile };

    private MemoryUploadStore _store = null!;
    private MemoryTaskStore _tasks = null!;
    private MemoryStore _streams = null!;
    private UploadCleaner _cleaner = null!;

    [SetUp]
    public void SetUp()
    {
        (_store, _streams) = (new MemoryUploadStore(), new MemoryStore());
        _tasks = new MemoryTaskStore(_streams);
        _cleaner = new UploadCleaner(
            _store,
            _tasks,
            _streams,
            Options.Create(new UploadOptions { Folder = "somewhere" }),
            new FakeTimeProvider(Now),
            NullLogger<UploadCleaner>.Instance);
    }

    [TearDown]
    public void TearDown() => _cleaner.Dispose();

    [TestCase(VideoTaskStatus.Pending, 0)]
    [TestCase(VideoTaskStatus.InProgress, 0)]
    [TestCase(VideoTaskStatus.Done, 1)]
    [TestCase(VideoTaskStatus.Cancelled, 1)]
    public async Task A_video_goes_when_its_task_has_ended(VideoTaskStatus status, int removed)
    {
        var task = new VideoTaskSnapshot { TaskId = Guid.CreateVersion7(), Status = status, CreateTime = Now };
        var settings = new VideoTaskSettings { Video = new VideoSettings(Data, MaxErrorCount: null), Analytics = [] };
        await _tasks.CreateAsync(task, settings, default);

        Assert.That(await CleanAsync(task.TaskId), Is.EqualTo(removed));
    }

    [Test]
    public async Task A_video_of_a_stream_that_is_to_run_stays_and_one_of_nobody_goes()
    {
        var streamId = Guid.CreateVersion7();
        await _streams.CreateAsync(Stream(streamId), default);

        Assert.That(await CleanAsync(streamId), Is.Zero);
        Assert.That(await CleanAsync(Guid.CreateVersion7()), Is.EqualTo(1));
    }

    private static StreamSnapshot Stream(Guid streamId) => new()
    {
        StreamId = streamId,
        Settings = new StreamSettings { AccountId = Guid.NewGuid(), Data = Data, Analytics = [PipelineBench.PeopleCount()] },
        Version = 1,
        CreateTime = Now,
        Status = StreamStatus.Pending,
        Autorestart = new AutorestartState(AutorestartStatus.Disabled, CurrentAttempt: null, LastAttemptTime: null),
    };

    private async Task<int> CleanAsync(Guid userId)
    {
        var video = new UploadedVideo
        {
            VideoId = Guid.CreateVersion7(),
            Size = 1,
            CreateTime = Now.AddHours(-2),
            ExpireTime = Now.AddHours(-1),
            Width = 640,
            Height = 480,
            Format = "mp4",
            Codec = "h264",
        };
        await _store.SaveAsync(video, default);
        await _store.HoldAsync(video.VideoId, userId, default);
        return await _cleaner.CleanAsync(default);
    }
}

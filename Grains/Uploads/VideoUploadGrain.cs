using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Sources;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Abstractions.Uploads;
using LunaVideoAgent.Grains.Sources;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Placement;

namespace LunaVideoAgent.Grains.Uploads;

[Immovable]
internal sealed partial class VideoUploadGrain(
    IUploadStore store,
    IOptions<UploadOptions> options,
    UploadGate gate,
    SourceChecker checker,
    TimeProvider time,
    ILogger<VideoUploadGrain> logger) : Grain, IVideoUploadGrain
{
    // A gateway that died says nothing any more. A client that is slower than a chunk in that time is too slow for the gateway too.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);

    private readonly UploadOptions _options = options.Value;
    private IUploadFile? _file;
    private Guid? _accountId;
    private IDisposable? _watch;
    private long _lastChunk;

    private Guid VideoId => this.GetPrimaryKey();

    public Task BeginAsync(Guid? accountId, long? size, CancellationToken cancellationToken)
    {
        if (!_options.IsOn)
        {
            throw AgentErrors.UploadsOff();
        }

        RequireRoom(size ?? 0, size ?? 0);

        if (store.Count(accountId) >= _options.MaxPerAccount)
        {
            throw AgentErrors.UploadNoRoom($"the account has {_options.MaxPerAccount} uploaded videos already, remove some");
        }

        if (!gate.TryEnter())
        {
            throw AgentErrors.TooManyUploads();
        }

        try
        {
            _file = Writing(() => store.Create(VideoId));
        }
        catch (AgentException)
        {
            gate.Leave();
            throw;
        }

        (_accountId, _lastChunk) = (accountId, time.GetTimestamp());
        _watch = this.RegisterGrainTimer(WatchAsync, new GrainTimerCreationOptions(Silence, Silence) { Interleave = false });
        return Task.CompletedTask;
    }

    public async Task WriteAsync(UploadChunk chunk, CancellationToken cancellationToken)
    {
        if (_file is not { } file || file.Length != chunk.Offset)
        {
            throw AgentErrors.UploadInterrupted();
        }

        RequireRoom(chunk.Offset + chunk.Content.Length, chunk.Content.Length);
        await WritingAsync(() => file.WriteAsync(chunk.Content, cancellationToken));
        _lastChunk = time.GetTimestamp();
    }

    public async Task<UploadedVideo> FinishAsync(CancellationToken cancellationToken)
    {
        if (_file is not { } file)
        {
            throw AgentErrors.UploadInterrupted();
        }

        try
        {
            await WritingAsync(() => file.CompleteAsync(cancellationToken));
            var data = new StreamData { Reference = UploadReference.Of(VideoId), Type = StreamSourceType.VideoFile };
            var video = Describe(file.Length, await checker.CheckAsync(data, checker.Timeout, cancellationToken));
            await WritingAsync(() => store.SaveAsync(video, cancellationToken));

            Log.Uploaded(logger, VideoId, video.Size, video.Codec, video.Width, video.Height);
            await LeaveAsync();
            return video;
        }
        catch
        {
            await AbortAsync();
            throw;
        }
    }

    public async Task AbortAsync()
    {
        if (_file is { } file)
        {
            Log.BrokenOff(logger, VideoId, file.Length);
        }

        await LeaveAsync();

        if (_options.IsOn)
        {
            Remove();
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_file is not null)
        {
            await AbortAsync();
        }
    }

    private UploadedVideo Describe(long size, SourceCheck check) => new()
    {
        VideoId = VideoId,
        AccountId = _accountId,
        Size = size,
        CreateTime = time.GetUtcNow(),
        ExpireTime = time.GetUtcNow() + _options.TimeToLive,
        Width = check.Width,
        Height = check.Height,
        FrameRate = check.FrameRate,
        Duration = check.Duration,
        Format = check.Format,
        Codec = check.Codec,
    };

    private Task WatchAsync(CancellationToken cancellationToken) =>
        time.GetElapsedTime(_lastChunk) >= Silence ? AbortAsync() : Task.CompletedTask;

    private void RequireRoom(long size, long more)
    {
        if (size > _options.MaxBytes)
        {
            throw AgentErrors.UploadTooLarge(_options.MaxBytes);
        }

        if (!Writing(() => store.HasRoom(more)))
        {
            throw AgentErrors.UploadNoRoom($"less than {_options.MinFreeBytes} bytes would be free on the disk");
        }
    }

    private async Task LeaveAsync()
    {
        _watch?.Dispose();
        _watch = null;

        if (_file is { } file)
        {
            _file = null;
            gate.Leave();
            await file.DisposeAsync();
        }

        DeactivateOnIdle();
    }

    private void Remove()
    {
        try
        {
            store.Delete(VideoId);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.NotDeleted(logger, VideoId, exception);
        }
    }

    private T Writing<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.NotWritten(logger, VideoId, exception);
            throw AgentErrors.UploadNoRoom("it could not be written");
        }
    }

    private async Task WritingAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.NotWritten(logger, VideoId, exception);
            throw AgentErrors.UploadNoRoom("it could not be written");
        }
    }
}

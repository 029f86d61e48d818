using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Sources;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Live;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.VideoSdk;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Sources;

/// <summary>
/// Takes the first picture of a source, read as a stream would read it. Few at once, each for a bounded time, and nothing is downloaded
/// before it is read.
/// </summary>
internal sealed class SourceChecker(PipelineServices pipelines, LiveStudio studio) : IDisposable
{
    private readonly SemaphoreSlim _places = new(pipelines.Options.SourceChecksInFlight);

    /// <summary>How long one may take.</summary>
    public TimeSpan Timeout => pipelines.Options.SourceCheckTimeout;

    /// <summary>What the source is, and its first picture.</summary>
    /// <exception cref="AgentException">43001 to 43005: it cannot be read; 45101: as many are tried as may.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Task<SourceCheck> CheckAsync(StreamData data, CancellationToken cancellationToken) =>
        CheckAsync(data, TimeSpan.Zero, cancellationToken);

    /// <summary>The same, after a wait for a place.</summary>
    /// <param name="data">The source.</param>
    /// <param name="patience">How long a place is waited for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SourceCheck> CheckAsync(StreamData data, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (!await _places.WaitAsync(patience, cancellationToken))
        {
            throw AgentErrors.TooManyChecks();
        }

        var timeout = Timeout;
        using var late = new CancellationTokenSource(timeout, pipelines.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);

        try
        {
            // A thread of its own: opening and reading block it.
            return await Task.Factory.StartNew(
                () => Read(data, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        catch (MediaException fault)
        {
            throw VideoFault.ToError(new PipelineFault(fault.Message, fault.Kind), data.Reference);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw AgentErrors.DownloadFailed($"there was no picture within {timeout.TotalSeconds:0.#} s");
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private SourceCheck Read(StreamData data, CancellationToken cancellationToken)
    {
        var started = pipelines.Time.GetTimestamp();
        var options = SourceOptionsBuilder.Build(data with { Downloadable = false }, pipelines.Options, data.StartTimeSeconds);

        using var source = pipelines.Sources.Create(options);
        var info = source.Open(cancellationToken);
        using var frame = source.Read(FirstFrame.Sampler, cancellationToken)
            ?? throw new MediaException(MediaErrorKind.Unsupported, "it has no picture");

        return new SourceCheck
        {
            Width = frame.Width,
            Height = frame.Height,
            FrameRate = info.FrameRate,
            Duration = info.Duration,
            Format = info.Format,
            Codec = info.Codec,
            Jpeg = studio.TryEncode(frame) ?? throw new MediaException(MediaErrorKind.Unsupported, "its picture cannot be shown"),
            Taken = pipelines.Time.GetElapsedTime(started),
        };
    }

    private sealed class FirstFrame : IFrameSampler
    {
        public static readonly FirstFrame Sampler = new();

        public bool Wants(FramePosition position) => true;
    }
}

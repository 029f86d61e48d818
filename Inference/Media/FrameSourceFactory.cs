using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Inference.Media;

/// <summary>Makes sources that FFmpeg's libraries read; these are loaded at the first one.</summary>
public sealed class FrameSourceFactory(TimeProvider timeProvider, ILogger<FrameSourceFactory> logger) : IFrameSourceFactory
{
    /// <inheritdoc/>
    public IFrameSource Create(FrameSourceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new FfmpegFrameSource(options, timeProvider, logger);
    }
}

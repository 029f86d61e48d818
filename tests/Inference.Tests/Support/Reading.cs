using LunaVideoAgent.Inference.Media;
using Microsoft.Extensions.Logging.Abstractions;

namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>Opens and reads sources the short way.</summary>
internal static class Reading
{
    /// <summary>Options for a file below a folder.</summary>
    public static FrameSourceOptions File(string folder, string name) => new()
    {
        Reference = name,
        Kind = SourceKind.File,
        Policy = new SourcePolicy { MediaFolder = folder },
    };

    /// <summary>Options for a live source.</summary>
    public static FrameSourceOptions Live(string url) => new()
    {
        Reference = url,
        Kind = SourceKind.Live,
        OpenTimeout = TimeSpan.FromSeconds(10),
        ReadTimeout = TimeSpan.FromSeconds(5),
    };

    /// <summary>A source that is not open yet.</summary>
    public static IFrameSource Create(FrameSourceOptions options, TimeProvider? timeProvider = null) =>
        new FrameSourceFactory(timeProvider ?? TimeProvider.System, NullLogger<FrameSourceFactory>.Instance).Create(options);

    /// <summary>All wanted frames of a source, up to some number.</summary>
    public static List<SeenFrame> All(FrameSourceOptions options, IFrameSampler? sampler = null, int most = int.MaxValue) =>
        All(options, out _, out _, sampler, most);

    /// <summary>The same, with what the source tells of itself.</summary>
    public static List<SeenFrame> All(
        FrameSourceOptions options,
        out VideoInfo info,
        out FrameSourceStatistics statistics,
        IFrameSampler? sampler = null,
        int most = int.MaxValue)
    {
        using var source = Create(options);
        info = source.Open(CancellationToken.None);
        var frames = Read(source, sampler, most);
        statistics = source.Statistics;
        return frames;
    }

    /// <summary>Reads on in an open source.</summary>
    public static List<SeenFrame> Read(IFrameSource source, IFrameSampler? sampler = null, int most = int.MaxValue)
    {
        var frames = new List<SeenFrame>();

        while (frames.Count < most && source.Read(sampler ?? new EveryFrame(), CancellationToken.None) is { } frame)
        {
            using (frame)
            {
                frames.Add(See(frame));
            }
        }

        return frames;
    }

    private static SeenFrame See(Frame frame)
    {
        var pixels = frame.Planes.Layout == FrameLayout.Other ? 0 : FrameSum.Of(frame);
        return new SeenFrame(
            frame.Position.Index, frame.Position.Seconds, frame.TimeOffset, frame.Width, frame.Height, pixels, frame.IsCorrupt);
    }
}

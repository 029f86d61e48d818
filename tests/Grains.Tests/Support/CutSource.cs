using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Media.Segments;

namespace LunaVideoAgent.Grains.Tests.Support;

/// <summary>A file of frames a tenth of a second apart that is cut into equal segments; a test may damage one or hold readers up.</summary>
internal sealed class CutSource(int frames, int segmentFrames) : IFrameSourceFactory, IVideoPlanner
{
    private readonly Lock _lock = new();
    private readonly List<int?> _opened = [];

    public FakeFrame.Owners Owners { get; } = new();

    /// <summary>Its reader finds other packets than the plan says.</summary>
    public int? DamagedSegment { get; init; }

    /// <summary>Its last frame is not the one that the next segment begins with.</summary>
    public int? UnfittingSegment { get; init; }

    /// <summary>Its reader waits until it is cancelled.</summary>
    public int? StallingSegment { get; set; }

    /// <summary>Segments in the order of their opening; null is the whole file.</summary>
    public IReadOnlyList<int?> Opened
    {
        get
        {
            lock (_lock)
            {
                return [.. _opened];
            }
        }
    }

    private static VideoInfo Info(int frames) => new()
    {
        Width = 640,
        Height = 480,
        RotationDegrees = 0,
        FrameRate = 10,
        Duration = TimeSpan.FromSeconds(frames / 10.0),
        FrameCount = frames,
        Format = "fake",
        Codec = "fake",
    };

    public VideoPlan Plan(FrameSourceOptions options, TimeSpan length, CancellationToken cancellationToken)
    {
        var count = frames / segmentFrames;
        var segments = Enumerable.Range(0, count).Select(index => new SegmentBounds
        {
            Index = index,
            Origin = 0,
            Start = index == 0 ? null : new PacketMark(index * segmentFrames, 1),
            End = index == count - 1 ? null : new PacketMark((index + 1) * segmentFrames, 1),
            Frames = segmentFrames,
            Packets = (ulong)(1000 + index),
        });
        return new VideoPlan(Info(frames), [.. segments], frames, Refusal: null);
    }

    public IFrameSource Create(FrameSourceOptions options)
    {
        lock (_lock)
        {
            _opened.Add(options.Segment?.Index);
        }

        return new Playing(this, frames, options);
    }

    private sealed class Playing(CutSource source, int frames, FrameSourceOptions options) : IFrameSource
    {
        private readonly int _end = (int)(options.Segment?.End?.Pts ?? frames);
        private int _next = (int)(options.Segment?.Start?.Pts ?? 0);

        public FrameSourceStatistics Statistics => new(_next, _next, 0, 0);

        public SegmentSeams? Seams => options.Segment is not { } segment
            ? null
            : new SegmentSeams(
                Origin: 0,
                FirstPicture: (ulong)segment.Index + 1,
                NextPicture: segment.End is null ? 0 : (ulong)segment.Index + (segment.Index == source.UnfittingSegment ? 9UL : 2UL),
                IsIntact: segment.Index != source.DamagedSegment);

        public VideoInfo Open(CancellationToken cancellationToken) => Info(frames);

        public Frame? Read(IFrameSampler sampler, CancellationToken cancellationToken)
        {
            if (options.Segment is { } segment && segment.Index == source.StallingSegment)
            {
                cancellationToken.WaitHandle.WaitOne();
            }

            while (_next < _end)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var index = _next++;

                if (sampler.Wants(new FramePosition(index, index / 10.0, 0.1)))
                {
                    return FakeFrame.At(index, options.StartTimeSeconds + (index / 10.0), source.Owners);
                }
            }

            return null;
        }

        public void Rebase(double nextSeconds) => throw new NotSupportedException("Segments are not handed over.");

        public void Dispose()
        {
        }
    }
}

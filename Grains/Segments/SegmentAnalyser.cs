using LunaVideoAgent.Grains.Images;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.VideoSdk;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Media.Segments;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>Works on one segment of a video on this silo.</summary>
internal sealed class SegmentAnalyser(PipelineServices pipelines)
{
    /// <summary>Decodes and detects; null if the segment cannot be read as it was planned.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<SegmentFindings?> DetectAsync(VideoWork work, SegmentBounds bounds, CancellationToken cancellationToken)
    {
        var sink = new NoSink();
        var job = work.ToJob() with { Segment = bounds };
        var recorder = new SegmentRecorder(new AnalyticLanes(job, pipelines, sink), pipelines);

        await using var pipeline = new AnalysisPipeline(job, pipelines, sink, recorder);
        pipeline.Start();
        var outcome = await pipeline.Completion.WaitAsync(cancellationToken);

        return outcome.Fault is null && pipeline.Counters.Seams is { IsIntact: true } seams
            ? new SegmentFindings(bounds.Packets, seams, recorder.Frames)
            : null;
    }

    /// <summary>Takes pictures of some frames of the segment, in base64 and in their order. Blocking.</summary>
    /// <exception cref="MediaException">The segment cannot be read any more.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public string[] Portray(
        VideoWork work,
        SegmentBounds bounds,
        IReadOnlyList<PictureOrder> orders,
        CancellationToken cancellationToken)
    {
        var data = work.Video.Data;
        var options = SourceOptionsBuilder.Build(data, pipelines.Options, data.StartTimeSeconds) with { Segment = bounds };
        var sampler = new ChosenFrames(orders.Select(order => order.FrameIndex));
        var pictures = new string[orders.Count];
        using var source = pipelines.Sources.Create(options);
        source.Open(cancellationToken);

        while (sampler.Left > 0 && source.Read(sampler, cancellationToken) is { } frame)
        {
            using (frame)
            {
                sampler.Left--;
                Portray(frame, orders, pictures);
            }
        }

        return sampler.Left == 0
            ? pictures
            : throw new MediaException(MediaErrorKind.Damaged, "a frame that was there before is missing");
    }

    private static void Portray(Frame frame, IReadOnlyList<PictureOrder> orders, string[] pictures)
    {
        for (var i = 0; i < orders.Count; i++)
        {
            if (orders[i].FrameIndex == frame.Position.Index)
            {
                var encoded = ImageEncoder.Encode(frame, orders[i].Policy.ToEncoding(), marks: []);
                pictures[i] = Convert.ToBase64String(encoded.Bytes.Span);
            }
        }
    }

    private sealed class ChosenFrames(IEnumerable<long> indexes) : IFrameSampler
    {
        private readonly HashSet<long> _indexes = [.. indexes];
        private int? _left;

        public int Left
        {
            get => _left ??= _indexes.Count;
            set => _left = value;
        }

        public bool Wants(FramePosition position) => _indexes.Contains(position.Index);
    }
}

using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.VideoSdk;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Media.Segments;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>
/// The one ordered pass of tracker and rules over what was detected in all segments. It sees the very frames in the very order that a
/// pipeline over the whole video sees, and comes to the same events.
/// </summary>
internal static class FindingsReplay
{
    /// <summary>The result; pictures are references to orders of the camera.</summary>
    public static VideoResult Run(
        VideoWork work,
        VideoPlan plan,
        IReadOnlyList<SegmentFindings> segments,
        PipelineServices pipelines,
        OrderingCamera camera)
    {
        var sink = new VideoResultSink(work.Analytics, new VideoProgress());
        var lanes = new AnalyticLanes(work.ToJob(), pipelines, sink);
        sink.Opened(plan.Info);

        for (var index = 0; index < segments.Count; index++)
        {
            foreach (var frame in segments[index].Frames)
            {
                Replay(frame, lanes, camera.At(index, frame.Moment.Position.Index));
            }
        }

        lanes.Finish(camera);
        return sink.ToResult(new FrameSourceStatistics(plan.Frames, plan.Frames, Corrupt: 0, Errors: 0));
    }

    private static void Replay(FrameFinding frame, AnalyticLanes lanes, OrderingCamera camera)
    {
        var found = new List<GroupFinding>(frame.Groups.Length);

        for (var group = 0; group < frame.Groups.Length; group++)
        {
            if (frame.Groups[group] is { } detections)
            {
                var result = new DetectionResult(detections, TimeSpan.Zero, TimeSpan.Zero);
                found.Add(new GroupFinding(lanes.Groups[group], result, frame.Looks[group]));
            }
        }

        lanes.Observe(frame.Moment, AnalyticLanes.Track(frame.Moment, found), camera);
    }
}

using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Faces;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>Reads the faces of a frame for those analytics that want to know more of them than where they are.</summary>
internal sealed class FaceReader(PipelineServices services)
{
    /// <summary>The sighting with readings, if it is of faces and an analytic wants any of this frame.</summary>
    public async Task<GroupSighting> ReadAsync(Frame frame, GroupSighting sighting)
    {
        var group = sighting.Group;
        var needs = DetectionNeeds.None;

        foreach (var lane in group.Lanes)
        {
            needs |= lane.Wants(frame.Position, frame.DecodeTime) ? lane.Needs : DetectionNeeds.None;
        }

        if (!group.FindsFaces || !needs.HasFlag(DetectionNeeds.FacePoints))
        {
            return sighting;
        }

        var readings = new Dictionary<int, FaceReading>(sighting.Objects.Count);
        var withAttributes = needs.HasFlag(DetectionNeeds.FaceAttributes);

        foreach (var face in sighting.Objects)
        {
            if (face.TrackId is { } trackId
                && await services.Faces.ReadAsync(frame, ToDetection(face), withAttributes, CancellationToken.None).ConfigureAwait(false)
                    is { } reading)
            {
                readings[trackId] = reading;
            }
        }

        return sighting with { Readings = readings };
    }

    private static ObjectDetection ToDetection(DetectedObject face)
    {
        var box = face.Rectangle;
        return new ObjectDetection(new BoundingBox(box.X, box.Y, box.X + box.Width, box.Y + box.Height), face.Score, ClassIndex: 0);
    }
}

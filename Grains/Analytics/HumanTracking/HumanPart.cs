using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Inference.Faces;

namespace LunaVideoAgent.Grains.Analytics.HumanTracking;

/// <summary>The face or the body of a person: the track that it is followed by, and what was seen of it.</summary>
internal sealed class HumanPart(ShotPlan plan)
{
    private readonly BestShots _shots = new(plan);
    private FaceReading? _reading;

    /// <summary>The newest track; a lost one may be followed by another.</summary>
    public int TrackId { get; private set; }

    /// <summary>What the frame in work shows; null if it does not.</summary>
    public DetectedObject? Seen { get; private set; }

    /// <summary>A new frame begins.</summary>
    public void Forget() => (Seen, _reading) = (null, null);

    /// <summary>The frame in work shows it.</summary>
    public void See(DetectedObject found) => (TrackId, Seen) = (found.TrackId!.Value, found);

    /// <summary>Reads the face in the frame in work.</summary>
    public FaceReading? Read(in FrameObservation frame) =>
        _reading ??= Seen is null ? null : frame.Readings?.GetValueOrDefault(TrackId);

    /// <summary>What was read in the frame in work.</summary>
    public FaceReading? Reading => _reading;

    /// <summary>Keeps the shot of the frame in work if it is a good one.</summary>
    public void Offer(in FrameObservation frame, double seconds)
    {
        if (Seen is not null)
        {
            _shots.Offer(new Shot(Seen, _reading), frame, seconds);
        }
    }

    /// <summary>What the track tells; null if nothing was asked for.</summary>
    public AggregatedPart? ToPart() => plan.WantsAny ? _shots.ToPart() : null;

    /// <summary>All that it holds between frames.</summary>
    public HumanPartMemory Remember() => _shots.Remember(TrackId);

    /// <summary>One that goes on where another one stood.</summary>
    public static HumanPart From(HumanPartMemory memory, ShotPlan plan)
    {
        var part = new HumanPart(plan) { TrackId = memory.TrackId };
        part._shots.Recall(memory);
        return part;
    }
}

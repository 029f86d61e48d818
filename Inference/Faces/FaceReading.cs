using System.Numerics;

namespace LunaVideoAgent.Inference.Faces;

/// <summary>What networks and geometry tell of one face in one frame.</summary>
public sealed record FaceReading
{
    /// <summary>The 68 points of 300-W, in pixels of the frame.</summary>
    public required IReadOnlyList<Vector2> Points { get; init; }

    /// <summary>How the head is turned.</summary>
    public required FacePose Pose { get; init; }

    /// <summary>How good the picture of the face is, 0 to 1.</summary>
    public required float Quality { get; init; }

    /// <summary>Years; null unless they were asked for.</summary>
    public float? Age { get; init; }

    /// <summary>Apparent gender, 1 is male and 0 is female; null unless they were asked for.</summary>
    public float? MaleProbability { get; init; }

    /// <summary>What networks of the model folders told of it, in the order of the questions.</summary>
    public IReadOnlyList<FaceAttribute> Attributes { get; init; } = [];
}

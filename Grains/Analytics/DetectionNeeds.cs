namespace LunaVideoAgent.Grains.Analytics;

/// <summary>What an analytic must be shown of a frame.</summary>
[Flags]
public enum DetectionNeeds
{
    /// <summary>Nothing but the frame.</summary>
    None = 0,

    /// <summary>People, by their bodies.</summary>
    Bodies = 1,

    /// <summary>Faces.</summary>
    Faces = 2,

    /// <summary>The points of faces, and what follows from them: turn and quality.</summary>
    FacePoints = 4,

    /// <summary>Age and gender of faces.</summary>
    FaceAttributes = 8,

    /// <summary>The pixels of the frame while the rule looks at it: for faces that are read, and for parts that are cut out.</summary>
    Pixels = 16,

    /// <summary>What a detector of its own finds.</summary>
    Objects = 32,
}

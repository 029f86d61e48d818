namespace LunaVideoAgent.Grains.Telemetry;

/// <summary>Why a frame was passed over.</summary>
internal enum DropReason
{
    /// <summary>Too many frames of its stream were in analysis.</summary>
    Busy,

    /// <summary>Reading had fallen behind, and went on at a key frame after it.</summary>
    Late,
}

namespace LunaVideoAgent.Inference.Tracking;

/// <summary>Placeholder.</summary>
public sealed class ByteTracker;

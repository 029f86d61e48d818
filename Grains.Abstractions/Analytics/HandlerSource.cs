namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>What is sent to a handler.</summary>
public enum HandlerSource
{
    /// <summary>Pictures with detections.</summary>
    RawImages,

    /// <summary>Cut and aligned pictures.</summary>
    Samples,
}

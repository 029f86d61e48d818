namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>How a kept picture is encoded.</summary>
public enum ImageFormat
{
    /// <summary>Lossless.</summary>
    Png,

    /// <summary>Small.</summary>
    Jpeg,
}

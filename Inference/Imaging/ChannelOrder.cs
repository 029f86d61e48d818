namespace LunaVideoAgent.Inference.Imaging;

/// <summary>Order of the three colour planes of a tensor.</summary>
public enum ChannelOrder
{
    /// <summary>Red, green, blue.</summary>
    Rgb,

    /// <summary>Blue, green, red.</summary>
    Bgr,
}

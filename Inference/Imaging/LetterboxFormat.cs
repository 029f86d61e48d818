namespace LunaVideoAgent.Inference.Imaging;

/// <summary>What a network wants its input to look like: each sample becomes (v - mean) / deviation, v from 0 to 255.</summary>
public sealed record LetterboxFormat
{
    /// <summary>Order of the planes.</summary>
    public ChannelOrder Order { get; init; }

    /// <summary>Subtracted from each sample.</summary>
    public ChannelValues Mean { get; init; }

    /// <summary>What the difference is divided by.</summary>
    public ChannelValues Deviation { get; init; } = ChannelValues.All(1);

    /// <summary>Sample value, before normalisation, around the picture.</summary>
    public byte Fill { get; init; }

    /// <summary>Where the picture goes.</summary>
    public LetterboxPlacement Placement { get; init; }
}

using System.Text.Json.Serialization;
using LunaVideoAgent.Inference.Imaging;

namespace LunaVideoAgent.Inference.Models;

/// <summary>The input of a network.</summary>
public sealed record ModelInput
{
    /// <summary>Name of the tensor.</summary>
    public required string Name { get; init; }

    /// <summary>Element type; detectors need <c>float32</c>.</summary>
    public string Type { get; set; } = "float32";

    /// <summary>Order of the dimensions; detectors need <c>NCHW</c>.</summary>
    public string Layout { get; set; } = "NCHW";

    /// <summary>Order of the colour planes.</summary>
    public ChannelOrder Colour { get; init; }

    /// <summary>Subtracted from each sample: one number, or one a plane in the order of the planes.</summary>
    [JsonConverter(typeof(ChannelValuesConverter))]
    public ChannelValues? Mean { get; init; }

    /// <summary>What the difference is divided by: one number, or one a plane in the order of the planes.</summary>
    [JsonConverter(typeof(ChannelValuesConverter))]
    public ChannelValues? Std { get; init; }

    /// <summary><see cref="Mean"/> under the name that says the order of the planes.</summary>
    [JsonConverter(typeof(ChannelValuesConverter))]
    public ChannelValues? MeanBgr { get; init; }

    /// <summary><see cref="Std"/> under the name that says the order of the planes.</summary>
    [JsonConverter(typeof(ChannelValuesConverter))]
    public ChannelValues? StdBgr { get; init; }

    /// <summary>Sample value, before normalisation, around the picture.</summary>
    public byte Fill { get; init; }

    /// <summary>Where a picture of another aspect ratio goes.</summary>
    public LetterboxPlacement Placement { get; init; }

    /// <summary>Which sizes it takes.</summary>
    public InputSizing? Sizing { get; init; }

    /// <summary>The same, as the letterbox wants it.</summary>
    public LetterboxFormat ToFormat() => new()
    {
        Order = Colour,
        Mean = Mean ?? MeanBgr ?? ChannelValues.All(0),
        Deviation = Std ?? StdBgr ?? ChannelValues.All(1),
        Fill = Fill,
        Placement = Placement,
    };
}

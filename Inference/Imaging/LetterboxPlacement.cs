using System.Text.Json.Serialization;

namespace LunaVideoAgent.Inference.Imaging;

/// <summary>Where the picture goes in a tensor of another aspect ratio.</summary>
public enum LetterboxPlacement
{
    /// <summary>In the upper left corner; right and bottom are filled.</summary>
    [JsonStringEnumMemberName("upper-left")]
    UpperLeft,

    /// <summary>In the middle; both sides are filled.</summary>
    [JsonStringEnumMemberName("centre")]
    Centre,

    /// <summary>All over it: the aspect ratio is lost, as networks want that were trained so.</summary>
    [JsonStringEnumMemberName("stretch")]
    Stretch,
}

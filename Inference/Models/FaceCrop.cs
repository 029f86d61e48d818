using System.Text.Json.Serialization;

namespace LunaVideoAgent.Inference.Models;

/// <summary>Which part of a frame a network for faces is shown: always a square, black outside of the frame.</summary>
public enum FaceCrop
{
    /// <summary>Turned and scaled so that eyes and nose have the places of dlib's face chips with a padding of 0.25.</summary>
    [JsonStringEnumMemberName("aligned")]
    Aligned,

    /// <summary>The square of the box's longer side about its middle, upright.</summary>
    [JsonStringEnumMemberName("square")]
    Square,
}

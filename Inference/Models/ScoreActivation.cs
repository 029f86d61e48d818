using System.Text.Json.Serialization;

namespace LunaVideoAgent.Inference.Models;

/// <summary>What makes scores from 0 to 1 of what a network says.</summary>
public enum ScoreActivation
{
    /// <summary>Nothing: they are.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>Each by itself: 1 / (1 + exp(-x)).</summary>
    [JsonStringEnumMemberName("sigmoid")]
    Sigmoid,

    /// <summary>All of one box together: exp(x) over the sum of exp.</summary>
    [JsonStringEnumMemberName("softmax")]
    Softmax,
}

namespace LunaVideoAgent.Inference.Models;

/// <summary>An analytic that streams may ask for by a name of its own, run by this model.</summary>
public sealed record AnalyticRecipe
{
    /// <summary>What streams call it, such as <c>fire_analytics</c>: lower-case letters, digits and _, at most 64.</summary>
    public required string Name { get; init; }

    /// <summary>Its version, as agents announce it.</summary>
    public int Version { get; set; } = 1;

    /// <summary>The type of its events; null is its name without <c>_analytics</c>.</summary>
    public string? EventType { get; init; }

    /// <summary>Classes of the model that it is about; none named: all.</summary>
    public IReadOnlyList<string> Classes { get; set => field = value ?? field; } = [];
}

namespace LunaVideoAgent.Inference.Models;

/// <summary>What a network is told of that says of a cut-out object what it is.</summary>
public sealed record ClassifierRecipe
{
    /// <summary>Name of the output: one value a class.</summary>
    public required string Output { get; init; }

    /// <summary>What is still to be done to the values; softmax without.</summary>
    public ScoreActivation Activation { get; set; } = ScoreActivation.Softmax;

    /// <summary>The detector whose objects are cut out, by the key of its manifest; null is the agent's own.</summary>
    public string? Detector { get; init; }

    /// <summary>Classes of that detector whose objects are cut out.</summary>
    public IReadOnlyList<string> Objects { get; set => field = value ?? field; } = ["person"];

    /// <summary>By how much of its sides a box is grown on each side before it is cut out.</summary>
    public float Margin { get; set; }
}

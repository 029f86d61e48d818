namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>What a network told of a face, by the contract's names.</summary>
/// <param name="Member">The member that shows it, such as <c>mask</c>.</param>
/// <param name="LikeliestMember">The member within that names the likeliest class; null shows the values alone.</param>
/// <param name="Names">Names of the classes.</param>
/// <param name="Values">One value a class, mostly a probability.</param>
[GenerateSerializer, Immutable, Alias("luna.AttributeEstimation")]
public sealed record AttributeEstimation(
    [property: Id(0)] string Member,
    [property: Id(1)] string? LikeliestMember,
    [property: Id(2)] IReadOnlyList<string> Names,
    [property: Id(3)] IReadOnlyList<double> Values)
{
    /// <summary>Name of the class with the largest value; of equals the first.</summary>
    public string Likeliest => Names[IndexOfLargest()];

    private int IndexOfLargest()
    {
        var largest = 0;

        for (var i = 1; i < Values.Count; i++)
        {
            largest = Values[i] > Values[largest] ? i : largest;
        }

        return largest;
    }
}

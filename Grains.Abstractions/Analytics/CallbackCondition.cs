namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>What must hold of an event for a callback to be told of it.</summary>
/// <param name="Field">Path of a member of the callback's body, such as <c>event.people_count</c>.</param>
/// <param name="Operator">How it compares.</param>
/// <param name="Value">With what: JSON of a number, a text, a flag or null.</param>
[GenerateSerializer, Immutable, Alias("luna.CallbackCondition")]
public sealed record CallbackCondition(
    [property: Id(0)] string Field,
    [property: Id(1)] ConditionOperator Operator,
    [property: Id(2)] string Value);

namespace LunaVideoAgent.Grains.Abstractions.Errors;

/// <summary>An expected failure in the contract's words.</summary>
/// <param name="Code">One of <see cref="AgentErrorCodes"/>.</param>
/// <param name="Description">The first sentence: which kind of failure.</param>
/// <param name="Detail">The rest, filled in.</param>
[GenerateSerializer, Immutable, Alias("luna.AgentError")]
public sealed record AgentError(
    [property: Id(0)] int Code,
    [property: Id(1)] string Description,
    [property: Id(2)] string Detail);

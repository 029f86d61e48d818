namespace LunaVideoAgent.Grains.Abstractions.Errors;

/// <summary>An expected failure on its way to the client; made by <see cref="AgentErrors"/> only.</summary>
[GenerateSerializer, Alias("luna.AgentException")]
public sealed class AgentException : Exception
{
    /// <summary>Wraps an error.</summary>
    public AgentException(AgentError error)
        : base($"{error.Description}. {error.Detail}")
    {
        Error = error;
    }

    /// <summary>What the client is told.</summary>
    [Id(0)]
    public AgentError Error { get; }
}

namespace LunaVideoAgent.Gateway.Json;

/// <summary>An answer that shows only the members its reader asked for.</summary>
internal interface ISelective
{
    /// <summary>Names of the members to show.</summary>
    IReadOnlySet<string> Targets { get; }
}

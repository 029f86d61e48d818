namespace LunaVideoAgent.Gateway.Json;

/// <summary>Values that the contract writes as words.</summary>
internal interface IWords
{
    /// <summary>Every word that is understood.</summary>
    IEnumerable<string> Words { get; }
}

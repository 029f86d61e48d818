namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>One schema for several analytics: what they are about differs with the name.</summary>
internal interface INamedAnalyticBody : IAnalyticBody
{
    /// <summary>The name that the document was found under.</summary>
    string AnalyticName { get; set; }
}

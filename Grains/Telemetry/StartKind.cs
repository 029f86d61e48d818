namespace LunaVideoAgent.Grains.Telemetry;

/// <summary>What came before a silo took a stream.</summary>
internal enum StartKind
{
    /// <summary>Nobody ran it.</summary>
    Fresh,

    /// <summary>Its owner left it with what it knew.</summary>
    Handover,

    /// <summary>Its owner was lost.</summary>
    Failover,
}

namespace LunaVideoAgent.Silo.Delivery;

/// <summary>How far callbacks may go.</summary>
public enum CallbackReach
{
    /// <summary>Public for a silo of a cluster, Private for an agent of one process.</summary>
    Auto,

    /// <summary>Addresses of the internet only, and those of allowed networks.</summary>
    Public,

    /// <summary>Private networks and this machine too; never link-local addresses, which cloud providers tell secrets on.</summary>
    Private,
}

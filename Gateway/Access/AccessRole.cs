namespace LunaVideoAgent.Gateway.Access;

/// <summary>What a caller may do; each may do what those before it may.</summary>
public enum AccessRole
{
    /// <summary>Look: lists, events, pictures.</summary>
    Read,

    /// <summary>Change: streams, tasks, videos, deliveries.</summary>
    Write,

    /// <summary>Operate: settings, plug-ins, removal of logs.</summary>
    Admin,
}

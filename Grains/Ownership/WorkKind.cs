namespace LunaVideoAgent.Grains.Ownership;

/// <summary>What silos own by lease; each kind has slots of its own.</summary>
public enum WorkKind
{
    /// <summary>Streams: <c>Ownership:Slots</c>.</summary>
    Stream,

    /// <summary>Deferred tasks: <c>Tasks:MaxActive</c>.</summary>
    Task,
}

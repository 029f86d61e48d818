namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>The column a list is sorted by.</summary>
public enum StreamOrder
{
    /// <summary>Order of insertion.</summary>
    CreateTime,

    /// <summary>By name, then insertion.</summary>
    Name,

    /// <summary>By id; taken whenever an id bound is given.</summary>
    StreamId,
}

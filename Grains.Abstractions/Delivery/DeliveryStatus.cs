namespace LunaVideoAgent.Grains.Abstractions.Delivery;

/// <summary>Where a message to a callback stands; the numbers are stored. A delivered one is gone.</summary>
public enum DeliveryStatus
{
    /// <summary>Waits for its turn.</summary>
    Pending = 0,

    /// <summary>Failed too often to keep others waiting: it is tried again beside them.</summary>
    Aside = 1,

    /// <summary>Given up: it waits for somebody to replay or remove it.</summary>
    Dead = 2,
}

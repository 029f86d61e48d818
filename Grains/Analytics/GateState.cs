namespace LunaVideoAgent.Grains.Analytics;

/// <summary>Where a condition stands at a <see cref="ConfirmationGate"/>.</summary>
internal enum GateState
{
    /// <summary>It does not hold.</summary>
    Closed,

    /// <summary>It holds, but for fewer consecutive frames than confirm it.</summary>
    Probing,

    /// <summary>It is confirmed, but has not lasted long enough.</summary>
    Waiting,

    /// <summary>There is an event.</summary>
    Open,
}

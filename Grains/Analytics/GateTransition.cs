namespace LunaVideoAgent.Grains.Analytics;

/// <summary>What a frame changed at a <see cref="ConfirmationGate"/>.</summary>
internal enum GateTransition
{
    /// <summary>Nothing that concerns an event.</summary>
    None,

    /// <summary>The condition was confirmed and lasted: an event begins.</summary>
    Opened,

    /// <summary>The condition ended before there was an event.</summary>
    Dropped,

    /// <summary>The end was confirmed: the event is over.</summary>
    Closed,
}

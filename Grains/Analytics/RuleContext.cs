namespace LunaVideoAgent.Grains.Analytics;

/// <summary>What a rule is handed besides its settings.</summary>
/// <param name="NewId">Makes ids of events and tracks.</param>
/// <param name="FrameLimit">Frames that an event holds: the newest; older ones are counted.</param>
public sealed record RuleContext(Func<Guid> NewId, int FrameLimit);

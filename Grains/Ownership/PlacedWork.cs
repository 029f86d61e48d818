namespace LunaVideoAgent.Grains.Ownership;

/// <summary>Work that was sent to a silo.</summary>
/// <param name="WorkId">A stream or a task.</param>
/// <param name="Silo">Where it was sent.</param>
public sealed record PlacedWork(Guid WorkId, SiloAddress Silo);

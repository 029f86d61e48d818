using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Silo.Storage;

/// <summary>Which work is asked for.</summary>
/// <param name="Asker">Who would start it; its own lease does not keep it from that.</param>
/// <param name="Time">Now, where the database has no clock of its own.</param>
/// <param name="Limit">The most that is listed.</param>
internal sealed record StartableQuery(LeaseOwner Asker, DateTimeOffset Time, int Limit);

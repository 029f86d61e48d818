namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>A lease as it stands in the database.</summary>
internal sealed record LeaseRow(Guid StreamId, string Owner, long Epoch, DateTime TakeTime, int YoungDeaths)
{
    public bool IsOf(SiloProcess silo) => Owner.StartsWith(silo.OwnerPrefix, StringComparison.Ordinal);
}

using System.Globalization;
using System.Net;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Streams;
using LunaVideoAgent.Silo.Storage;
using LunaVideoAgent.Silo.Storage.Postgres;

namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>Silos that joined a database's cluster, and leases that hold by the clock of the server.</summary>
internal static class MembershipSample
{
    private static readonly TimeSpan TimeToLive = TimeSpan.FromMinutes(10);

    /// <summary>A silo that says what it offers.</summary>
    public static async Task<LeaseOwner> JoinAsync(
        this PostgresTestDatabase database, int slots, string[]? analytics = null, string[]? groups = null, string[]? models = null)
    {
        var owner = await database.JoinAsync();
        await database.AnnounceAsync(
            new SiloProfile(owner, slots, analytics ?? [AnalyticNames.PeopleCount], models ?? [], groups ?? [], Version: "1"));
        return owner;
    }

    /// <summary>A silo that takes tasks and no streams.</summary>
    public static async Task<LeaseOwner> JoinForTasksAsync(this PostgresTestDatabase database, int slots, params string[] models)
    {
        var owner = await database.JoinAsync();
        string[] analytics = [AnalyticNames.PeopleCount, AnalyticNames.ObjectDetection];
        await database.AnnounceAsync(new SiloProfile(owner, Slots: 0, analytics, models, Groups: [], Version: "1") { TaskSlots = slots });
        return owner;
    }

    private static Task AnnounceAsync(this PostgresTestDatabase database, SiloProfile profile) =>
        new PostgresSlotMap(database.Database).AnnounceAsync(profile, CancellationToken.None);

    /// <summary>A lease that is valid now.</summary>
    public static async Task<Lease> HoldAsync(this PostgresTestDatabase database, Guid streamId, LeaseOwner owner)
    {
        var leases = new PostgresLeaseStore(new PostgresDatabase(database.Source, PostgresTestDatabase.ClusterId, LeaseClock.Server));
        return (await leases.TryTakeAsync(streamId, owner, Sample.Time, TimeToLive, CancellationToken.None))!;
    }

    /// <summary>A running stream and its lease.</summary>
    public static async Task<Lease> RunAsync(this PostgresTestDatabase database, LeaseOwner owner)
    {
        var stream = await database.CreateAsync();
        var lease = await database.HoldAsync(stream.StreamId, owner);
        var move = StreamLifecycle.Take(stream, lease, Sample.Time);
        await database.Streams.MoveAsync(move, CancellationToken.None);
        return lease;
    }

    /// <summary>The silo that an owner is.</summary>
    public static SiloAddress SiloOf(LeaseOwner owner)
    {
        var at = owner.Name.IndexOf('@', StringComparison.Ordinal);
        return SiloAddress.New(IPEndPoint.Parse(owner.Name[..at]), int.Parse(owner.Name[(at + 1)..], CultureInfo.InvariantCulture));
    }
}

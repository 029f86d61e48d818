using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Streams;
using LunaVideoAgent.Grains.Tasks;
using LunaVideoAgent.Silo.Delivery.Brokers;

namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>A fresh, migrated database of one dialect, for one test.</summary>
internal interface ITestDatabase : IAsyncDisposable
{
    IStreamStore Streams { get; }

    IStreamLogStore Logs { get; }

    IVideoTaskStore Tasks { get; }

    ILeaseStore Leases { get; }

    IFilePositionStore Positions { get; }

    IEventStore Events { get; }

    IDeliveryStore Deliveries { get; }

    IBrokerDirectory Brokers { get; }

    Task StartAsync();

    /// <summary>A silo that lives.</summary>
    Task<LeaseOwner> JoinAsync();

    /// <summary>Makes it known that a silo is gone, without its having released anything.</summary>
    Task VanishAsync(LeaseOwner owner);
}

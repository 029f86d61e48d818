using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Tasks;
using LunaVideoAgent.Silo.Storage;
using LunaVideoAgent.Silo.Storage.Postgres;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Hosting;

/// <summary>Tells the cluster what this silo offers, before it joins.</summary>
internal sealed class SiloAnnouncement(
    PostgresSlotMap map,
    LeaseOwner owner,
    AnalyticOffer offer,
    IOptions<OwnershipOptions> options,
    IOptions<TaskOptions> tasks) : IHostedService
{
    private static readonly string Version = typeof(SiloAnnouncement).Assembly.GetName().Version?.ToString() ?? "";

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => map.AnnounceAsync(
        new SiloProfile(owner, options.Value.Slots, offer.Analytics, offer.Models, [.. options.Value.Groups], Version)
        {
            TaskSlots = tasks.Value.MaxActive,
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

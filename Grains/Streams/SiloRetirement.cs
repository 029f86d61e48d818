using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Tasks;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>Takes this silo off the market: its gates let nothing in, and placement is told.</summary>
internal sealed partial class SiloRetirement(
    SlotGate slots, TaskContext tasks, ISlotMap map, LeaseOwner owner, ILogger<SiloRetirement> logger)
{
    /// <summary>Returns once placement knows; what runs here goes on.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        slots.Close();
        tasks.Gate.Close();

        try
        {
            await map.RetireAsync(owner, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The closed gate refuses what placement still sends here.
            Log.NotRetired(logger, exception);
        }
    }
}

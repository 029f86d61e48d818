using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Tasks;

/// <summary>The exact count of the tasks that this silo runs.</summary>
internal sealed class TaskGate(IOptions<TaskOptions> options)
{
    private readonly SlotGate _slots = new(Options.Create(new OwnershipOptions { Slots = options.Value.MaxActive }));

    /// <summary>How many more may start.</summary>
    public int Free => _slots.Free;

    /// <summary>Takes a place; null if there is none. A stuck activation of the same task loses its place to the next.</summary>
    public Slot? TryEnter(Guid taskId) => _slots.TryEnter(taskId);

    /// <summary>Gives a place back, unless it was taken over.</summary>
    public void Leave(Slot slot) => _slots.Leave(slot);
}

namespace LunaVideoAgent.Grains.Ownership;

/// <summary>One taken place of a <see cref="SlotGate"/>.</summary>
internal sealed class Slot(Guid streamId)
{
    /// <summary>Who has it.</summary>
    public Guid StreamId => streamId;
}

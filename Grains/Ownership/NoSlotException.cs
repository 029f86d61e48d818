namespace LunaVideoAgent.Grains.Ownership;

/// <summary>A stream cannot run here now: no slot, or somebody else's lease. It stays pending.</summary>
[GenerateSerializer, Alias("luna.NoSlotException")]
public sealed class NoSlotException : Exception
{
    /// <summary>Says why.</summary>
    public NoSlotException(string message)
        : base(message)
    {
    }
}

namespace LunaVideoAgent.Grains.Abstractions.Errors;

/// <summary>A call could not be served because the database did not answer; nothing is wrong with the call, it may be made again.</summary>
[GenerateSerializer, Alias("luna.StorageUnavailableException")]
public sealed class StorageUnavailableException : Exception
{
    /// <summary>Tells what the database or the way to it said; for logs, not for clients.</summary>
    public StorageUnavailableException(string reason)
        : base($"The database did not answer: {reason}")
    {
    }
}

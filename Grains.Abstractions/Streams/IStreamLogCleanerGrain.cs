namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>Removes old records of the stream log. There is one in the cluster, however many silos ask. The key is 0.</summary>
[Alias("luna.IStreamLogCleanerGrain")]
public interface IStreamLogCleanerGrain : IGrainWithIntegerKey
{
    /// <summary>Removes what is older than the settings allow, unless that was just done; says how many records.</summary>
    [Alias("Clear"), ResponseTimeout("00:10:00")]
    Task<int> ClearAsync(CancellationToken cancellationToken);
}

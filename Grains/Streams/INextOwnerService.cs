using Orleans.Services;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>One a silo: does ahead what it can for streams that are about to be moved there.</summary>
internal interface INextOwnerService : IGrainService
{
    /// <summary>Opens the source of a stream, which its present owner still runs; true once it gives pictures.</summary>
    Task<bool> PrepareAsync(Guid streamId);

    /// <summary>Starts a stream, which its last owner has let go of; its grain is on its way. True if it runs.</summary>
    Task<bool> StartAsync(Guid streamId);
}

using Orleans.Services;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>One a silo: opens sources ahead for streams that are about to be moved there.</summary>
internal interface ISourceStandbyService : IGrainService
{
    /// <summary>Opens the source of a stream; true once it gives pictures.</summary>
    Task<bool> OpenAsync(Guid streamId);
}

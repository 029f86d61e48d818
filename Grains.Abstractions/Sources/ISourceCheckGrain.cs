using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Grains.Abstractions.Sources;

/// <summary>Tries a source before a stream is made of it. One grain a request, so that a cancellation finds it.</summary>
[Alias("luna.ISourceCheckGrain")]
public interface ISourceCheckGrain : IGrainWithGuidKey
{
    /// <summary>Opens the source as a stream would, under the same rules, and answers with its first picture.</summary>
    /// <exception cref="Errors.AgentException">43001 to 43005: it cannot be read; 45101: as many are tried as may.</exception>
    [Alias("Check"), ResponseTimeout("00:01:30")]
    Task<SourceCheck> CheckAsync(StreamData data, CancellationToken cancellationToken);
}

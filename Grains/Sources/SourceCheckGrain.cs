using LunaVideoAgent.Grains.Abstractions.Sources;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Grains.Sources;

internal sealed class SourceCheckGrain(SourceChecker checker) : Grain, ISourceCheckGrain
{
    public Task<SourceCheck> CheckAsync(StreamData data, CancellationToken cancellationToken) =>
        checker.CheckAsync(data, cancellationToken);
}

using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>Wants what another sampler wants, but for frames up to one that was analysed before.</summary>
internal sealed class ResumingSampler(IFrameSampler sampler, long lastIndex) : IFrameSampler
{
    /// <inheritdoc/>
    public bool Wants(FramePosition position) => position.Index > lastIndex && sampler.Wants(position);
}

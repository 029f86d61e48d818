using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>Wants all frames, or every so many.</summary>
internal sealed class EveryFrame(int step = 1) : IFrameSampler
{
    public bool Wants(FramePosition position) => position.Index % step == 0;
}

using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Media.Segments;

namespace LunaVideoAgent.Grains.Tests.Support;

/// <summary>Cuts no video.</summary>
internal sealed class WholeVideos : IVideoPlanner
{
    public VideoPlan Plan(FrameSourceOptions options, TimeSpan length, CancellationToken cancellationToken) => VideoPlan.InOneGo(
        new VideoInfo { Width = 640, Height = 480, RotationDegrees = 0, Format = "fake", Codec = "fake" },
        "it is a fake");
}

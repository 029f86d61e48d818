using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>A source that is open already.</summary>
/// <param name="Source">The source; whoever holds this disposes it.</param>
/// <param name="Info">What opening it told.</param>
/// <param name="First">Its next frame, if that has been read too; whoever holds this disposes it.</param>
internal sealed record OpenedSource(IFrameSource Source, VideoInfo Info, Frame? First);

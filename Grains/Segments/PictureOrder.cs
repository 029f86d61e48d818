using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>A picture of a frame, to be taken once it is certain that an event needs it.</summary>
/// <param name="Segment">Index of the frame's segment.</param>
/// <param name="FrameIndex">The frame's number in the video.</param>
/// <param name="Policy">How it is made.</param>
internal sealed record PictureOrder(int Segment, long FrameIndex, ImageRetainPolicy Policy);

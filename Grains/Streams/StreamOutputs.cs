using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Images;
using LunaVideoAgent.Grains.Live;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>Where results of streams go besides their feeds, and what makes the pictures of those that are watched.</summary>
internal sealed record StreamOutputs(ImageWriter Images, IEventObserver Observer, OutboxServices Outbox, LiveStudio Live);

using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Images;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>Where results of streams go besides their feeds.</summary>
internal sealed record StreamOutputs(ImageWriter Images, IEventObserver Observer, OutboxServices Outbox);

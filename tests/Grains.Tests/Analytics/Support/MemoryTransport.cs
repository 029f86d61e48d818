using LunaVideoAgent.Grains.Analytics;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace LunaVideoAgent.Grains.Tests.Analytics.Support;

/// <summary>Takes what a rule remembers through the cluster's serializer, as a stream that moves does.</summary>
internal static class MemoryTransport
{
    public static RuleMemory Send(RuleMemory memory)
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        return serializer.Deserialize<RuleMemory>(serializer.SerializeToArray(memory))!;
    }
}

using LunaVideoAgent.Grains.Analytics;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace LunaVideoAgent.Grains.Tests.Analytics.Support;

/// <summary>Takes what a rule remembers through the cluster's serializer, as a stream that moves does.</summary>
internal static class MemoryTransport
{
    private static readonly Serializer Serializer =
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    public static RuleMemory Send(RuleMemory memory) => Serializer.Deserialize<RuleMemory>(Serializer.SerializeToArray(memory))!;
}

using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Tests.Support;

/// <summary>What a running stream says.</summary>
internal static class FeedItems
{
    private static readonly DateTimeOffset Now = new(2026, 8, 11, 9, 11, 41, TimeSpan.Zero);

    public static FeedItem Frame(int peopleCount, int analyticIndex = 0) => Item() with
    {
        AnalyticIndex = analyticIndex,
        Frame = new FrameEstimation { TimeOffset = 1.25, PeopleCount = peopleCount },
    };

    public static FeedItem Status(StreamStatus status, string? error = null) => Item() with { Status = status, Error = error };

    public static FeedItem Item() => new() { Sequence = 0, Time = Now, Status = StreamStatus.InProgress };
}

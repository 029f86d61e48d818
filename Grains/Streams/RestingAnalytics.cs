using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Analytics.Schedules;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>Says of a running stream which of its analytics are outside of their schedules.</summary>
internal static class RestingAnalytics
{
    /// <summary>The stream with their indexes; as it is if it does not run, or if none rests.</summary>
    public static StreamSnapshot Mark(StreamSnapshot stream, DateTimeOffset time)
    {
        if (stream.Status is not StreamStatus.InProgress || stream.Settings.Analytics.All(analytic => analytic.Schedule is null))
        {
            return stream;
        }

        var analytics = stream.Settings.Analytics;
        int[] resting =
        [
            .. Enumerable.Range(0, analytics.Count)
                .Where(index => analytics[index].Schedule is { } schedule && !new WorkingHours(schedule).IsOpenAt(time)),
        ];
        return resting is [] ? stream : stream with { Resting = resting };
    }
}

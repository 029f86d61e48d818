using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>Streams that tests ask for.</summary>
internal static class StreamSample
{
    /// <summary>The clip as a camera that begins again when it ends; every frame is analysed.</summary>
    public static StreamSettings Camera(params string[] groups) => CameraAt(TestClip.FilePath) with
    {
        Groups = groups is [] ? null : groups,
    };

    /// <summary>A camera; every frame is analysed.</summary>
    public static StreamSettings CameraAt(string reference) => new()
    {
        AccountId = Guid.NewGuid(),
        Data = new StreamData
        {
            Reference = reference,
            Type = StreamSourceType.Stream,
            EofRetry = new RetrySettings(1000, TimeSpan.FromMilliseconds(10)),
        },
        Analytics =
        [
            new AnalyticSettings
            {
                Name = AnalyticNames.PeopleCount,
                Parameters = new PeopleCountParameters
                {
                    Threshold = 100,
                    Rate = new FrameRateSettings(1, FrameRateUnit.Frame),
                },
            },
        ],
    };

    /// <summary>The clip as a file, read once and as fast as it can be; two people are a crowd.</summary>
    public static StreamSettings File() => new()
    {
        AccountId = Guid.NewGuid(),
        Data = new StreamData { Reference = TestClip.FilePath, Type = StreamSourceType.VideoFile },
        Analytics =
        [
            new AnalyticSettings
            {
                Name = AnalyticNames.PeopleCount,
                Parameters = new PeopleCountParameters { Threshold = 1, Rate = new FrameRateSettings(2, FrameRateUnit.Frame) },
            },
        ],
    };
}

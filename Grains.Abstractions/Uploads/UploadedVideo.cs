namespace LunaVideoAgent.Grains.Abstractions.Uploads;

/// <summary>A video that a user uploaded.</summary>
[GenerateSerializer, Immutable, Alias("luna.UploadedVideo")]
public sealed record UploadedVideo
{
    /// <summary>Its id.</summary>
    [Id(0)] public required Guid VideoId { get; init; }

    /// <summary>The owner; null if the request named none.</summary>
    [Id(1)] public Guid? AccountId { get; init; }

    /// <summary>Bytes of the file.</summary>
    [Id(2)] public required long Size { get; init; }

    /// <summary>When all of it had come.</summary>
    [Id(3)] public required DateTimeOffset CreateTime { get; init; }

    /// <summary>From then on nothing new can be made of it.</summary>
    [Id(4)] public required DateTimeOffset ExpireTime { get; init; }

    /// <summary>Width of its frames in pixels.</summary>
    [Id(5)] public required int Width { get; init; }

    /// <summary>Height of its frames in pixels.</summary>
    [Id(6)] public required int Height { get; init; }

    /// <summary>Frames a second; null if the file does not say.</summary>
    [Id(7)] public double? FrameRate { get; init; }

    /// <summary>Its length; null if the file does not say.</summary>
    [Id(8)] public TimeSpan? Duration { get; init; }

    /// <summary>Container format, such as <c>mov,mp4,m4a,3gp,3g2,mj2</c>.</summary>
    [Id(9)] public required string Format { get; init; }

    /// <summary>Codec, such as <c>h264</c>.</summary>
    [Id(10)] public required string Codec { get; init; }
}

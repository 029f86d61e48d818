namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>The source of a stream and how it is read.</summary>
[GenerateSerializer, Immutable, Alias("luna.StreamData")]
public sealed record StreamData
{
    /// <summary>URL or path of the source.</summary>
    [Id(0)] public required string Reference { get; init; }

    /// <summary>Live or file.</summary>
    [Id(1)] public required StreamSourceType Type { get; init; }

    /// <summary>Where the rotation comes from.</summary>
    [Id(2)] public OrientationStrategy Orientation { get; init; }

    /// <summary>Clockwise degrees (0, 90, 180, 270) with <see cref="OrientationStrategy.Static"/>.</summary>
    [Id(3)] public int RotationDegrees { get; init; }

    /// <summary>Fetch the whole file before decoding.</summary>
    [Id(4)] public bool Downloadable { get; init; }

    /// <summary>Where frame times come from.</summary>
    [Id(5)] public TimestampSource TimestampSource { get; init; }

    /// <summary>Added to every frame time, in seconds.</summary>
    [Id(6)] public double StartTimeSeconds { get; init; }

    /// <summary>Live: wait for the next piece; file: whole download. Null takes the service's setting.</summary>
    [Id(7)] public TimeSpan? Timeout { get; init; }

    /// <summary>Target decoding rate in frames a second; null takes the source's.</summary>
    [Id(8)] public double? FrameRate { get; init; }

    /// <summary>Options handed to the demuxer, such as <c>rtsp_transport</c>.</summary>
    [Id(9)] public IReadOnlyDictionary<string, string> FfmpegOptions { get; init; } = new Dictionary<string, string>();

    /// <summary>Reconnects after an end of stream; live only.</summary>
    [Id(10)] public RetrySettings EofRetry { get; init; } = RetrySettings.Default;

    /// <summary>Reconnects after a decoding or connection error; live only.</summary>
    [Id(11)] public RetrySettings DecodeErrorRetry { get; init; } = RetrySettings.Default;

    /// <summary>Width in pixels wanted of a source with several programs.</summary>
    [Id(12)] public int PreferredFrameWidth { get; init; } = 800;
}

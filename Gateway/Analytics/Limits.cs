namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>Bounds that the contract leaves open and that keep a request from being absurd.</summary>
internal static class Limits
{
    /// <summary>A hundred years; any time span of a request is shorter.</summary>
    public const double MaxSeconds = 100d * 366 * 24 * 3600;

    /// <summary>Analytics of one stream or video.</summary>
    public const int Analytics = 100;

    /// <summary>Callbacks of one analytic; the contract's own.</summary>
    public const int Callbacks = 10;

    /// <summary>Headers, options, intervals, servers.</summary>
    public const int Entries = 100;

    /// <summary>Lines or zones of one analytic; each looks at every object of every frame.</summary>
    public const int Places = 32;

    /// <summary>Pixels or percent of a place in a frame.</summary>
    public const double MaxCoordinate = 65536;

    /// <summary>Characters of a URL; the contract's own.</summary>
    public const int Url = 2083;

    /// <summary>Characters of a name; the contract's own.</summary>
    public const int Name = 128;

    /// <summary>Shots kept of one track; each is a picture in memory while the track lasts.</summary>
    public const int Samples = 20;

    /// <summary>Frames a second.</summary>
    public const double MaxFrameRate = 1_000_000;

    /// <summary>Characters of a text that has no bound in the contract.</summary>
    public const int Text = 4096;

    /// <summary>Characters of an MQTT topic's template.</summary>
    public const int MqttTopic = 1024;
}

namespace LunaVideoAgent.Inference.Media;

/// <summary>Puts together what libav is told about a source: what its kind allows, then what the user may say.</summary>
internal static class DemuxerOptionList
{
    private const string Containers =
        "mov,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,live_flv,asf,ogg,mxf,h264,hevc,m4v,mjpeg,ivf,obu,dv,rm,wtv,vc1,nut";

    // Playlists may refer to renditions of sound and text, which must open for the video to open.
    private const string WebFormats = Containers + ",hls,mpjpeg,aac,mp3,ac3,eac3,webvtt";

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "analyzeduration", "probesize", "fpsprobesize", "fflags", "max_delay", "reorder_queue_size", "buffer_size", "err_detect",
        "rtsp_transport", "rtsp_flags", "allowed_media_types", "min_port", "max_port", "pkt_size", "timeout", "stimeout", "rw_timeout",
        "user_agent", "user-agent", "headers", "referer", "cookies", "tls_verify", "live_start_index", "max_reload", "seekable",
        "correct_ts_overflow", "use_wallclock_as_timestamps", "skip_initial_bytes", "max_probe_packets", "ignore_editlist",
        "advanced_editlist", "fps_probe_size", "formatprobesize", "max_ts_probe",
    };

    // These open other files or addresses, listen, or undo a protection.
    private static readonly string[] Dangerous =
    [
        "whitelist", "blacklist", "_file", "file_", "proxy", "drefs", "absolute_path", "listen", "extension", "safe",
    ];

    private static readonly HashSet<string> OfRtsp = new(StringComparer.OrdinalIgnoreCase)
    {
        "rtsp_transport", "rtsp_flags", "allowed_media_types", "min_port", "max_port", "pkt_size", "buffer_size", "reorder_queue_size",
        "user_agent", "timeout",
    };

    private static readonly HashSet<string> OfHttpClient = new(StringComparer.OrdinalIgnoreCase)
    {
        "user_agent", "headers", "referer", "cookies", "tls_verify", "timeout", "rw_timeout", "seekable",
    };

    /// <summary>The user's options that are known, by their present names.</summary>
    /// <param name="options">As the user gave them.</param>
    /// <param name="ignored">Names of those that are not known; they do no harm.</param>
    /// <exception cref="MediaException">One of them could open something else, or undo a protection.</exception>
    public static Dictionary<string, string> Accept(IReadOnlyDictionary<string, string> options, out IReadOnlyList<string> ignored)
    {
        var accepted = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var unknown = new List<string>();

        foreach (var (key, value) in options)
        {
            Refuse(key, value);

            if (Known.Contains(key))
            {
                accepted[Rename(key)] = value;
                continue;
            }

            unknown.Add(key);
        }

        ignored = unknown;
        return accepted;
    }

    /// <summary>All options for a source, the fixed ones last: nothing overrides them.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> For(SourceScheme scheme, IReadOnlyDictionary<string, string> accepted)
    {
        var options = new Dictionary<string, string>(Defaults(scheme), StringComparer.OrdinalIgnoreCase);

        // A transport that was asked for is not second-guessed.
        if (accepted.ContainsKey("rtsp_transport"))
        {
            options.Remove("rtsp_flags");
        }

        foreach (var (key, value) in accepted.Where(option => Concerns(option.Key, scheme)))
        {
            options[key] = value;
        }

        foreach (var (key, value) in Fixed(scheme))
        {
            options[key] = value;
        }

        return [.. options];
    }

    private static bool Concerns(string key, SourceScheme scheme) => scheme switch
    {
        SourceScheme.Rtsp or SourceScheme.Rtsps => !OfHttpClient.Contains(key) || OfRtsp.Contains(key) || key == TlsVerify(scheme),
        _ => !OfHttpClient.Contains(key) && !OfRtsp.Contains(key),
    };

    private static string? TlsVerify(SourceScheme scheme) => scheme is SourceScheme.Rtsps ? "tls_verify" : null;

    private static Dictionary<string, string> Defaults(SourceScheme scheme) => scheme is SourceScheme.Rtsp or SourceScheme.Rtsps
        ? new() { ["rtsp_flags"] = "prefer_tcp", ["analyzeduration"] = "1000000", ["fpsprobesize"] = "0" }
        : [];

    private static Dictionary<string, string> Fixed(SourceScheme scheme) => scheme switch
    {
        SourceScheme.File or SourceScheme.Upload => new() { ["protocol_whitelist"] = "file", ["format_whitelist"] = Containers },

        // Bytes come from this program's own client. Keeping connections and asking ahead are its business; libav would look for its
        // own HTTP client behind the bytes.
        SourceScheme.Http => new()
        {
            ["protocol_whitelist"] = "http,https,crypto",
            ["format_whitelist"] = WebFormats,
            ["http_persistent"] = "0",
            ["http_multiple"] = "0",
        },
        SourceScheme.Rtsp => new() { ["protocol_whitelist"] = "rtsp,rtp,udp,tcp,srtp", ["format_whitelist"] = "rtsp,rtp,sdp" },
        _ => new() { ["protocol_whitelist"] = "rtsps,rtsp,rtp,udp,tcp,tls,srtp", ["format_whitelist"] = "rtsp,rtp,sdp" },
    };

    private static void Refuse(string key, string value)
    {
        if (Dangerous.Any(part => key.Contains(part, StringComparison.OrdinalIgnoreCase))
            || value.Contains("listen", StringComparison.OrdinalIgnoreCase))
        {
            throw new MediaException(MediaErrorKind.Forbidden, $"The option '{key}' is not allowed for sources.");
        }
    }

    private static string Rename(string key) => key.ToUpperInvariant() switch
    {
        "USER-AGENT" => "user_agent",
        "STIMEOUT" => "timeout",
        "FPS_PROBE_SIZE" => "fpsprobesize",
        _ => key,
    };
}

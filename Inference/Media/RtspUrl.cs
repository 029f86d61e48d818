using System.Net;
using System.Net.Sockets;

namespace LunaVideoAgent.Inference.Media;

/// <summary>Rewrites RTSP URLs as libav splits them: user-info reaches to the last '@' before the path.</summary>
internal static class RtspUrl
{
    /// <summary>The URL with an address in the place of its host; everything else stays as it was written.</summary>
    public static string WithAddress(string url, IPAddress address)
    {
        var authority = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.AsSpan(authority).IndexOfAny('/', '?', '#');
        end = end < 0 ? url.Length : authority + end;

        var at = url.LastIndexOf('@', end - 1, end - authority);
        var host = at < 0 ? authority : at + 1;
        var hostEnd = url[host] == '[' ? url.IndexOf(']', host) + 1 : url.IndexOf(':', host, end - host);
        hostEnd = hostEnd <= 0 ? end : hostEnd;

        var text = address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
        return string.Concat(url.AsSpan(0, host), text, url.AsSpan(hostEnd));
    }
}

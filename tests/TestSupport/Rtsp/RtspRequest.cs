using System.Text;

namespace LunaVideoAgent.TestSupport.Rtsp;

/// <summary>One request of a client.</summary>
internal sealed record RtspRequest(string Method, string Url, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The number that the answer repeats.</summary>
    public string Sequence => Headers.GetValueOrDefault("CSeq", "0");

    /// <summary>Reads the next request, passing over interleaved packets; null where the client has gone.</summary>
    public static async Task<RtspRequest?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        var one = new byte[1];

        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, cancellationToken) == 0)
            {
                return null;
            }

            if (head.Length == 0 && one[0] == '$')
            {
                await PassOverPacketAsync(stream, cancellationToken);
                continue;
            }

            head.Append((char)one[0]);
        }

        return Parse(head.ToString());
    }

    private static async Task PassOverPacketAsync(Stream stream, CancellationToken cancellationToken)
    {
        var header = new byte[3];
        await stream.ReadExactlyAsync(header, cancellationToken);
        await stream.ReadExactlyAsync(new byte[(header[1] << 8) | header[2]], cancellationToken);
    }

    private static RtspRequest Parse(string head)
    {
        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var first = lines[0].Split(' ');
        var headers = lines.Skip(1)
            .Select(line => line.Split(':', 2))
            .Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0].Trim(), parts => parts[1].Trim(), StringComparer.OrdinalIgnoreCase);
        return new RtspRequest(first[0], first[1], headers);
    }
}

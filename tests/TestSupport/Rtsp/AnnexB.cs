namespace LunaVideoAgent.TestSupport.Rtsp;

/// <summary>Splits H.264 byte streams (ITU-T H.264, annex B).</summary>
public static class AnnexB
{
    private const int AccessUnitDelimiter = 9;

    /// <summary>Access units of a stream with delimiters: each a list of NAL units without start codes and delimiters.</summary>
    public static IReadOnlyList<IReadOnlyList<byte[]>> AccessUnits(byte[] stream)
    {
        var units = new List<List<byte[]>>();

        foreach (var nal in NalUnits(stream))
        {
            if (Type(nal) == AccessUnitDelimiter)
            {
                units.Add([]);
                continue;
            }

            if (units.Count == 0)
            {
                units.Add([]);
            }

            units[^1].Add(nal);
        }

        return units;
    }

    /// <summary>The type of a NAL unit.</summary>
    public static int Type(byte[] nal) => nal[0] & 0x1f;

    private static IEnumerable<byte[]> NalUnits(byte[] stream)
    {
        var start = NextStartCode(stream, 0);

        while (start < stream.Length)
        {
            var begin = start + 3;
            var end = NextStartCode(stream, begin);
            var nal = stream.AsSpan(begin, end - begin).TrimEnd((byte)0).ToArray();

            if (nal.Length > 0)
            {
                yield return nal;
            }

            start = end;
        }
    }

    private static int NextStartCode(byte[] stream, int from)
    {
        var index = stream.AsSpan(from).IndexOf((ReadOnlySpan<byte>)[0, 0, 1]);
        return index < 0 ? stream.Length : from + index;
    }
}

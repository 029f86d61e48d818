namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>
/// A clip of two pictures that is decoded at every start: it proves those offsets of <see cref="LibavLayout"/> that no option table
/// tells, before they are used on anything else.
/// </summary>
internal static class LibavClip
{
    private const int Width = 32;
    private const int Height = 16;
    private const int FramesPerSecond = 10;
    private const long SecondPts = 100;

    // Two frames of FFmpeg's "testsrc", Motion JPEG in Matroska:
    // ffmpeg -f lavfi -i testsrc=size=32x16:rate=10 -frames:v 2 -c:v mjpeg -q:v 31 -pix_fmt yuvj420p clip.mkv
    private const string Matroska =
        "GkXfo6NChoEBQveBAULygQRC84EIQoKIbWF0cm9za2FCh4EEQoWBAhhTgGcBAAAAAAAESxFNm3TAv4Q382faTbuLU6uEFUmpZlOsgaFNu4tTq4QWVK5r"
        + "U6yBzE27jFOrhBJUw2dTrIIBIU27jFOrhBxTu2tTrIIEHewBAAAAAAAAUwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAFUmpZqa/hBsTTFoq17GDD0JATYCETGF2ZldBhExhdmZEiYhAaQAAAAAAABZUrmvQ"
        + "v4TeT60BrgEAAAAAAABB14EBc8WIAAAAAAAAAAGcgQAitZyDdW5kiIEAhodWX01KUEVHg4EBI+ODhAX14QDgkLCBILqBEJqBAlWwhFW5gQISVMNn1r+E"
        + "qCiCHXNzzWPAi2PFiAAAAAAAAAABZ8iXRaOHRU5DT0RFUkSHikxhdmMgbWpwZWdnyKJFo4hEVVJBVElPTkSHlDAwOjAwOjAwLjIwMDAwMDAwMAAAH0O2"
        + "dUKbv4S6+nu954EAo0FEgQAAgP/Y/+AAEEpGSUYAAQIAAAEAAQAA/9sAQwAIPj5JPklVVVVVVVVkXWRoaGhkZGRkaGhocHBwg4ODcHBwaGhwcHx8g4OP"
        + "k4+Hh4OHk5Obm5u6urKy2dng/////8QAbgAAAwEBAAAAAAAAAAAAAAAAAgQGBQcBAAMBAAAAAAAAAAAAAAAAAAMFBAcQAAIBAgQHAQAAAAAAAAAAAAIB"
        + "AAMRQQQh8HGBUSIxEvFCEQACAQMEAwEAAAAAAAAAAAABAgMAEUExkcESURMh0f/AABEIABAAIAMBIgACEQADEQD/2gAMAwEAAhEDEQA/AIDLq5OFUwlP"
        + "lxEbv3WuG3BMBf7S3xj6GRQTrsfyqSxUMGvots5N9K6pUwimVd0S6WmNVMtOx75ROiRAm0LK9vHxzP442Ufbbg80KMBvYfPXrjB4r//Zo0FIgQBkgP/Y"
        + "/+AAEEpGSUYAAQIAAAEAAQAA/9sAQwAIPj5JPklVVVVVVVVkXWRoaGhkZGRkaGhocHBwg4ODcHBwaGhwcHx8g4OPk4+Hh4OHk5Obm5u6urKy2dng////"
        + "/8QAcQAAAgMBAAAAAAAAAAAAAAAABAYFAgMHAQADAQAAAAAAAAAAAAAAAAACBQMHEAACAgEDAgcBAAAAAAAAAAABAgARA0EE8BIh0YFxIvFRMUIRAAED"
        + "BAEFAQAAAAAAAAAAAAEAAwKREhExQbEhwRPRUf/AABEIABAAIAMBIgACEQADEQD/2gAMAwEAAhEDEQA/AEDbi2Mtk0jVt0VbPWDenbxmTop/sDnrHzLk"
        + "QTuh+K5laJCWdRxzyc6XVMmkE2psMPqpB5cjWPYeeUGwsyA0pa6/PgzPm25RHfFQehQtgS9h/bbaHwv/2RxTu2upv4TE4E+vu4+zgQC3iveBAfGCAXzw"
        + "gQm7kLOBZLeL94EB8YIBfPCCAVA=";

    /// <summary>Decodes it; true if all is as it should be.</summary>
    /// <exception cref="MediaException">Something is not.</exception>
    public static bool Check()
    {
        var request = new DemuxerRequest
        {
            Url = "data:video/x-matroska;base64," + Matroska,
            Name = "The built-in clip",
            Options = [new("protocol_whitelist", "data"), new("format_whitelist", "matroska")],
        };
        var interruption = new Interruption(TimeProvider.System);
        interruption.BeginWork(TimeSpan.FromSeconds(10), CancellationToken.None);

        using var demuxer = Demuxer.Open(request, interruption);
        var streams = demuxer.VideoStreams();
        Expect(streams is [{ Width: Width, Height: Height, Codec: "mjpeg" }], "its stream");
        Expect((int)streams[0].AverageFrameRate.Value == FramesPerSecond, "its frame rate");
        Expect(streams[0].TimeBase == new Rational(1, 1000), "its time base");
        demuxer.Keep(streams[0].Index);

        using var decoder = Decoder.Open(demuxer, streams[0], new DecoderSettings(Threads: 1, Width * Height, Device: null));
        using var packet = new PacketHandle();
        using var picture = new DecodedPicture();
        ExpectPicture(demuxer, decoder, packet, picture, pts: 0);
        ExpectPicture(demuxer, decoder, packet, picture, SecondPts);
        return true;
    }

    private static void ExpectPicture(Demuxer demuxer, Decoder decoder, PacketHandle packet, DecodedPicture picture, long pts)
    {
        Expect(demuxer.Read(packet) == 0 && packet.Pts == pts, "its packets");
        Expect(decoder.Send(packet) == 0 && decoder.Receive(picture) == 0, "decoding");
        Expect(picture is { Width: Width, Height: Height, IsCorrupt: false, IsOnDevice: false, IsFullRange: true }, "its pictures");
        Expect(picture.BestEffortTimestamp == pts && picture.PixelFormat == PixelFormats.YuvJ420P, "times and formats of its pictures");
        packet.Clear();
        picture.Clear();
    }

    private static void Expect(bool holds, string what)
    {
        if (!holds)
        {
            throw new MediaException(
                MediaErrorKind.Configuration,
                $"FFmpeg's libraries ({Libav.Layout.Release}) do not read the built-in clip as they should: {what} is wrong. "
                + "Use an unchanged build of FFmpeg 5.1, 6.x or 7.x.");
        }
    }
}

using System.Text;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Tests.Support;
using LunaVideoAgent.TestSupport.Web;

namespace LunaVideoAgent.Inference.Tests.Media;

public sealed class FfmpegFrameSourceWebTests
{
    private Clips _clips = null!;
    private FakeWebServer _server = null!;

    [OneTimeSetUp]
    public void MakeFiles()
    {
        _clips = new Clips();
        _clips.MakeH264("clip.mp4", frames: 25);
        _clips.MakeH264("front.mp4", "-movflags +faststart", frames: 25);
        _clips.MakeH264("list.m3u8", "-g 25 -hls_time 1 -hls_list_size 0 -f hls", frames: 75);
        _clips.Write("key", [.. Enumerable.Range(1, 16).Select(i => (byte)i)]);
        _clips.Write("keyinfo", Encoding.ASCII.GetBytes($"key\n{_clips.Folder}/key\n"));
        _clips.MakeH264(
            "locked.m3u8", $"-g 25 -hls_time 1 -hls_list_size 0 -hls_key_info_file {_clips.Folder}/keyinfo -f hls", frames: 50);
    }

    [OneTimeTearDown]
    public void DeleteFolder() => _clips?.Dispose();

    [SetUp]
    public void StartServer() => _server = new FakeWebServer(_clips.Folder);

    [TearDown]
    public async Task StopServer() => await _server.DisposeAsync();

    [TestCase("clip.mp4", true)]
    [TestCase("front.mp4", true)]
    [TestCase("front.mp4", false)]
    public void A_download_gives_the_same_pixels_as_the_file(string name, bool hasRanges)
    {
        _server.HasRanges = hasRanges;

        var frames = Reading.All(Web(name));

        Assert.That(frames, Is.EqualTo(Reading.All(Reading.File(_clips.Folder, name))));
    }

    [TestCase("list.m3u8", 75)]
    [TestCase("locked.m3u8", 50)]
    public void A_playlist_is_played_encrypted_or_not(string name, int expected)
    {
        var frames = Reading.All(Web(name), out var info, out _);

        Assert.That(info.Format, Is.EqualTo("hls"));
        Assert.That(frames, Has.Count.EqualTo(expected));
        Assert.That(frames.Select(frame => frame.IsCorrupt), Has.None.True);
    }

    [Test]
    public void Of_several_programs_that_of_the_nearest_width_is_played()
    {
        foreach (var (name, size) in new[] { ("small", "160x120"), ("middle", "640x480"), ("large", "1280x960") })
        {
            _clips.Make(name + ".ts", $"-f lavfi -i testsrc2=size={size}:rate=25 -frames:v 25 -c:v libx264 -pix_fmt yuv420p {{out}}");
            _clips.Write(name + ".m3u8", Playlist(name + ".ts"));
        }

        var programs = new[] { "small", "middle", "large" }.Select((name, i) => $"#EXT-X-STREAM-INF:BANDWIDTH={i + 1}00000\n{name}.m3u8\n");
        _clips.Write("programs.m3u8", Encoding.ASCII.GetBytes("#EXTM3U\n" + string.Concat(programs)));

        Assert.That(Width(800), Is.EqualTo(640));
        Assert.That(Width(100), Is.EqualTo(160));
        Assert.That(Width(4000), Is.EqualTo(1280));

        int Width(int preferred) => Reading.All(Web("programs.m3u8") with { PreferredFrameWidth = preferred })[0].Width;
    }

    [TestCase("file://{folder}/clip.mp4")]
    [TestCase("{folder}/clip.mp4")]
    [TestCase("data:video/mp2t;base64,AAAA")]
    [TestCase("concat:{folder}/clip.mp4")]
    [TestCase("http://169.254.169.254/latest")]
    public void A_playlist_reaches_nothing_that_its_own_address_could_not(string segment)
    {
        var name = $"evil-{Guid.NewGuid():N}.m3u8";
        _clips.Write(name, Playlist(segment.Replace("{folder}", _clips.Folder, StringComparison.Ordinal)));

        Assert.That(() => Reading.All(Web(name)), Throws.TypeOf<MediaException>());
    }

    [Test]
    public void A_redirect_is_followed_to_an_allowed_address_only()
    {
        _server.Redirects["/moved.mp4"] = _server.Url + "clip.mp4";
        _server.Redirects["/metadata.mp4"] = "http://169.254.169.254/latest";
        _server.Redirects["/local.mp4"] = $"file://{_clips.Folder}/clip.mp4";
        _server.Redirects["/loop.mp4"] = "/loop.mp4";

        Assert.That(Reading.All(Web("moved.mp4")), Has.Count.EqualTo(25));
        Assert.That(Faults.Of(Web("metadata.mp4")).Kind, Is.EqualTo(MediaErrorKind.Forbidden));
        Assert.That(Faults.Of(Web("local.mp4")).Kind, Is.EqualTo(MediaErrorKind.Forbidden));
        Assert.That(Faults.Of(Web("loop.mp4")).Kind, Is.EqualTo(MediaErrorKind.ConnectionLost));
    }

    [Test]
    public void A_page_that_is_not_there_is_not_found()
    {
        Assert.That(Faults.Of(Web("nothing.mp4")).Kind, Is.EqualTo(MediaErrorKind.NotFound));
    }

    [Test]
    public void Credentials_of_the_URL_are_used_and_never_shown()
    {
        _server.Credentials = "operator:marker-9c";
        var right = Web("clip.mp4") with { Reference = As("operator:marker-9c") };
        var wrong = Web("clip.mp4") with { Reference = As("operator:marker-9d") };

        Assert.That(Reading.All(right), Has.Count.EqualTo(25));
        var fault = Faults.Of(wrong);
        Assert.That(fault.Kind, Is.EqualTo(MediaErrorKind.Unauthorized));
        Assert.That(fault.ToString(), Does.Not.Contain("marker-9d"));

        string As(string user) => _server.Url.Replace("//", $"//{user}@", StringComparison.Ordinal) + "clip.mp4";
    }

    [Test]
    public void A_download_that_stalls_times_out()
    {
        _server.Stalls["/front.mp4"] = 8000;

        var fault = Faults.Of(Web("front.mp4") with { OpenTimeout = TimeSpan.FromSeconds(1), ReadTimeout = TimeSpan.FromSeconds(1) });

        Assert.That(fault.Kind, Is.EqualTo(MediaErrorKind.Timeout));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_file_that_is_longer_than_allowed_is_refused_whether_it_tells_its_length_or_not(bool hasLength)
    {
        _server.HasLength = hasLength;
        _server.HasRanges = hasLength;
        var length = new FileInfo(Path.Combine(_clips.Folder, "front.mp4")).Length;

        var fault = Faults.Of(() => Reading.All(Web("front.mp4") with { MaxBytes = length - 1 }));

        Assert.That(fault.Kind, Is.EqualTo(MediaErrorKind.TooLarge));
        Assert.That(Reading.All(Web("front.mp4") with { MaxBytes = length }), Has.Count.EqualTo(25));
    }

    [Test]
    public void The_end_of_a_live_playlist_is_an_end_of_stream()
    {
        using var source = Reading.Create(Web("list.m3u8") with { Kind = SourceKind.Live });
        source.Open(CancellationToken.None);

        Assert.That(Faults.Of(() => Reading.Read(source)).Kind, Is.EqualTo(MediaErrorKind.EndOfStream));
        Assert.That(source.Statistics.Decoded, Is.GreaterThan(0));
    }

    private static byte[] Playlist(string segment) =>
        Encoding.ASCII.GetBytes($"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{segment}\n#EXT-X-ENDLIST\n");

    private FrameSourceOptions Web(string name) => Reading.Live(_server.Url + name) with { Kind = SourceKind.File };
}

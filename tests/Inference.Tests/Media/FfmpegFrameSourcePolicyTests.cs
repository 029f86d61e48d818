using System.Net;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Tests.Support;
using LunaVideoAgent.TestSupport.Web;

namespace LunaVideoAgent.Inference.Tests.Media;

public sealed class FfmpegFrameSourcePolicyTests
{
    private Clips _clips = null!;
    private Clips _secrets = null!;

    [OneTimeSetUp]
    public void MakeFolders()
    {
        _clips = new Clips();
        _secrets = new Clips();
        _clips.MakeH264("clip.mp4", frames: 5);
        _clips.MakeH264("segment.ts", frames: 25);
        _secrets.MakeH264("secret.ts", frames: 5);
    }

    [OneTimeTearDown]
    public void DeleteFolders()
    {
        _clips?.Dispose();
        _secrets?.Dispose();
    }

    [Test]
    public void A_playlist_disguised_as_a_video_cannot_name_another_file()
    {
        var playlist = $"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{Secret}\n#EXT-X-ENDLIST\n";
        _clips.Write("evil.mp4", System.Text.Encoding.ASCII.GetBytes(playlist));

        Assert.That(Kind("evil.mp4"), Is.EqualTo(MediaErrorKind.Forbidden));
    }

    [TestCase("concat:{secret}")]
    [TestCase("subfile,,start,0,end,0,,:{secret}")]
    [TestCase("data:video/x;base64,AAAA")]
    [TestCase("pipe:0")]
    [TestCase("exec:ls")]
    [TestCase("crypto:{secret}")]
    [TestCase("async:{secret}")]
    [TestCase("cache:{secret}")]
    [TestCase("file://elsewhere/{secret}")]
    [TestCase("ftp://127.0.0.1/a.mp4")]
    [TestCase("gopher://127.0.0.1/a.mp4")]
    [TestCase("udp://127.0.0.1:1")]
    [TestCase("")]
    public void Other_kinds_of_sources_are_refused(string reference)
    {
        var fault = Faults.Of(Reading.File(_clips.Folder, reference.Replace("{secret}", Secret, StringComparison.Ordinal)));

        Assert.That(fault.Kind, Is.EqualTo(MediaErrorKind.Forbidden));
    }

    [Test]
    public void A_file_outside_the_media_folder_is_refused_however_it_is_named()
    {
        File.CreateSymbolicLink(Path.Combine(_clips.Folder, "link.ts"), Secret);
        Directory.CreateSymbolicLink(Path.Combine(_clips.Folder, "folder"), _secrets.Folder);

        Assert.That(Kind("link.ts"), Is.EqualTo(MediaErrorKind.Forbidden));
        Assert.That(Kind("folder/secret.ts"), Is.EqualTo(MediaErrorKind.Forbidden));
        Assert.That(Kind($"../{Path.GetFileName(_secrets.Folder)}/secret.ts"), Is.EqualTo(MediaErrorKind.Forbidden));
        Assert.That(Kind(Secret), Is.EqualTo(MediaErrorKind.Forbidden));
        Assert.That(Kind("file://" + Secret), Is.EqualTo(MediaErrorKind.Forbidden));
    }

    [TestCase("clip.mp4")]
    [TestCase("./folder-of-none/../clip.mp4")]
    [TestCase("{folder}/clip.mp4")]
    [TestCase("file://{folder}/clip.mp4")]
    public void A_file_below_the_media_folder_opens_however_it_is_named(string reference)
    {
        var name = reference.Replace("{folder}", _clips.Folder, StringComparison.Ordinal);

        Assert.That(Reading.All(Reading.File(_clips.Folder, name)), Has.Count.EqualTo(5));
    }

    [Test]
    public void Without_a_media_folder_no_file_opens()
    {
        var options = Reading.File(_clips.Folder, "clip.mp4") with { Policy = SourcePolicy.Default };

        Assert.That(Faults.Of(options).Kind, Is.EqualTo(MediaErrorKind.Forbidden));
    }

    [Test]
    public void A_file_that_is_not_there_is_not_found()
    {
        Assert.That(Kind("nothing.mp4"), Is.EqualTo(MediaErrorKind.NotFound));
    }

    [TestCase("rtsp://127.0.0.1:{port}/live")]
    [TestCase("rtsp://localhost:{port}/live")]
    [TestCase("rtsps://127.0.0.1:{port}/live")]
    [TestCase("http://127.0.0.1:{port}/clip.mp4")]
    [TestCase("http://localhost:{port}/clip.mp4")]
    [TestCase("http://[::ffff:127.0.0.1]:{port}/clip.mp4")]
    [TestCase("http://0.0.0.0:{port}/clip.mp4")]
    [TestCase("http://2130706433:{port}/clip.mp4")]
    public async Task An_address_in_a_denied_network_is_not_connected_to(string url)
    {
        await using var server = new FakeWebServer(_clips.Folder);
        var port = new Uri(server.Url).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var options = Reading.Live(url.Replace("{port}", port, StringComparison.Ordinal)) with
        {
            Policy = new SourcePolicy { DeniedNetworks = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")] },
        };

        Assert.That(Faults.Of(options).Kind, Is.EqualTo(MediaErrorKind.Forbidden));
        Assert.That(server.Requests, Is.Empty);
    }

    [TestCase("http://169.254.169.254/latest/meta-data")]
    [TestCase("rtsp://169.254.1.1/live")]
    [TestCase("http://[fe80::1]/clip.mp4")]
    [TestCase("http://[::ffff:169.254.169.254]/clip.mp4")]
    public void Link_local_and_metadata_addresses_are_denied_by_default(string url)
    {
        Assert.That(Faults.Of(Reading.Live(url)).Kind, Is.EqualTo(MediaErrorKind.Forbidden));
    }

    [TestCase("protocol_whitelist", "file,http")]
    [TestCase("format_whitelist", "hls")]
    [TestCase("enable_drefs", "1")]
    [TestCase("rtsp_flags", "listen")]
    [TestCase("http_proxy", "http://127.0.0.1:1")]
    [TestCase("ca_file", "/etc/passwd")]
    public void Options_that_undo_a_protection_are_refused(string key, string value)
    {
        var options = Reading.File(_clips.Folder, "clip.mp4") with
        {
            DemuxerOptions = new Dictionary<string, string> { [key] = value },
        };

        Assert.That(Faults.Of(options).Kind, Is.EqualTo(MediaErrorKind.Forbidden));
    }

    [Test]
    public void Unknown_options_are_ignored()
    {
        var options = Reading.File(_clips.Folder, "clip.mp4") with
        {
            DemuxerOptions = new Dictionary<string, string> { ["no_such_option"] = "1", ["rtsp_transport"] = "tcp" },
        };

        Assert.That(Reading.All(options), Has.Count.EqualTo(5));
    }

    [Test]
    public void A_picture_larger_than_allowed_is_refused()
    {
        var options = Reading.File(_clips.Folder, "clip.mp4");

        var fault = Faults.Of(options with { Policy = options.Policy with { MaxPixels = (320 * 240) - 1 } });

        Assert.That(fault.Kind, Is.EqualTo(MediaErrorKind.Forbidden));
        Assert.That(Reading.All(options with { Policy = options.Policy with { MaxPixels = 320 * 240 } }), Has.Count.EqualTo(5));
    }

    private string Secret => Path.Combine(_secrets.Folder, "secret.ts");

    private MediaErrorKind Kind(string reference) => Faults.Of(Reading.File(_clips.Folder, reference)).Kind;
}

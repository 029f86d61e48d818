using LunaVideoAgent.TestSupport;

namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>A folder of clips made by ffmpeg for one fixture; without ffmpeg the fixture is ignored.</summary>
internal sealed class Clips : IDisposable
{
    public Clips()
    {
        if (!FfmpegCommand.IsInstalled)
        {
            Assert.Ignore("ffmpeg, which makes the clips, is not installed.");
        }

        Folder = Directory.CreateTempSubdirectory("luna-clips-").FullName;
    }

    /// <summary>The folder, to be used as the media folder.</summary>
    public string Folder { get; }

    /// <summary>The sample clip of the assets.</summary>
    public static string Sample { get; } = FindSample();

    /// <summary>Makes a clip; <c>{out}</c> in the arguments is its path, <c>{sample}</c> the sample clip's.</summary>
    public string Make(string name, string arguments)
    {
        var path = Path.Combine(Folder, name);
        FfmpegCommand.Run(arguments.Replace("{out}", path, StringComparison.Ordinal).Replace("{sample}", Sample, StringComparison.Ordinal));
        return path;
    }

    /// <summary>A moving test picture in H.264: 320x240, 25 frames a second.</summary>
    public string MakeH264(string name, string encoding = "", int frames = 100) => Make(
        name,
        $"-f lavfi -i testsrc2=size=320x240:rate=25 -frames:v {frames} -c:v libx264 -preset veryfast -pix_fmt yuv420p {encoding} {{out}}");

    /// <summary>The H.264 stream that fake cameras play: 320x240, a key frame every 10 frames.</summary>
    public string MakeCameraStream() => MakeH264(
        "camera.h264", "-g 10 -bf 0 -x264-params repeat-headers=1:aud=1 -bsf:v h264_mp4toannexb -f h264", frames: 50);

    /// <summary>Writes a file.</summary>
    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string FindSample()
    {
        var folder = AppContext.BaseDirectory;

        while (!File.Exists(Path.Combine(folder, "tests", "Assets", "sample.mp4")))
        {
            folder = Path.GetDirectoryName(folder.TrimEnd('/')) ?? throw new FileNotFoundException("tests/Assets/sample.mp4");
        }

        return Path.Combine(folder, "tests", "Assets", "sample.mp4");
    }
}

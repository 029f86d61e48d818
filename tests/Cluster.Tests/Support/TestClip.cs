using LunaVideoAgent.TestSupport;

namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>A small clip with people in it, 25 frames a second, that costs two cores little even a dozen times.</summary>
internal static class TestClip
{
    private static readonly Lazy<string> Made = new(Make);
    private static readonly Lazy<string> MadeForCameras = new(MakeForCameras);

    /// <summary>The folder it is in.</summary>
    public static string Folder => Path.GetDirectoryName(Made.Value)!;

    /// <summary>Its file.</summary>
    public static string FilePath => Made.Value;

    /// <summary>The same in Annex B form for a fake camera, with a key frame every eight seconds.</summary>
    public static string AnnexBPath => MadeForCameras.Value;

    private static string MakeForCameras()
    {
        var stream = Path.ChangeExtension(FilePath, ".h264");
        FfmpegCommand.Run(
            $"-i {FilePath} -an -c:v libx264 -preset veryfast -g 200 -keyint_min 200 -sc_threshold 0 -bf 0 "
            + $"-bsf:v h264_metadata=aud=insert -f h264 {stream}");
        return stream;
    }

    private static string Make()
    {
        Assert.That(FfmpegCommand.IsInstalled, "ffmpeg must be installed to make the clip.");
        var folder = Directory.CreateTempSubdirectory("luna-clip-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var clip = Path.Combine(folder, "people.mp4");
        var source = Path.Combine(AppContext.BaseDirectory, "sample.mp4");
        FfmpegCommand.Run($"-i {source} -vf scale=320:240,fps=25 -an -c:v libx264 -preset veryfast -g 25 -bf 0 {clip}");
        return clip;
    }
}

using LunaVideoAgent.TestSupport;

namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>A small clip with people in it, 25 frames a second, that costs two cores little even a dozen times.</summary>
internal static class TestClip
{
    private static readonly Lazy<string> Made = new(Make);
    private static readonly Lazy<string> MadeForCameras = new(MakeForCameras);
    private static readonly Lazy<string> MadeForTasks = new(MakeForTasks);

    private static string Source => Path.Combine(AppContext.BaseDirectory, "sample.mp4");

    /// <summary>The folder it is in.</summary>
    public static string Folder => Path.GetDirectoryName(Made.Value)!;

    /// <summary>Its file.</summary>
    public static string FilePath => Made.Value;

    /// <summary>The same in Annex B form for a fake camera, with a key frame every eight seconds.</summary>
    public static string AnnexBPath => MadeForCameras.Value;

    /// <summary>All 79.5 seconds at 10 frames each, a key frame every two seconds, frames that refer to later ones.</summary>
    public static string ForTasksPath => MadeForTasks.Value;

    private static string MakeForTasks()
    {
        var clip = Path.Combine(Folder, "task.mp4");
        FfmpegCommand.Run($"-i {Source} -vf scale=320:240 -an -c:v libx264 -preset veryfast -g 20 -keyint_min 20 -sc_threshold 0 {clip}");
        return clip;
    }

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
        FfmpegCommand.Run($"-i {Source} -vf scale=320:240,fps=25 -an -c:v libx264 -preset veryfast -g 25 -bf 0 {clip}");
        return clip;
    }
}

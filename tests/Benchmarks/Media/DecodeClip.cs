using LunaVideoAgent.TestSupport;

namespace LunaVideoAgent.Benchmarks.Media;

/// <summary>A clip to decode: 1080p, 25 frames a second, 30 seconds, made from the sample clip with light noise.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Encoding">How it is encoded.</param>
internal sealed record DecodeClip(string Name, string Encoding)
{
    /// <summary>Frames of each clip.</summary>
    public const int Frames = 750;

    /// <summary>The clips compared.</summary>
    public static IReadOnlyList<DecodeClip> All { get; } =
    [
        new("camera", "-c:v libx264 -preset fast -bf 0 -refs 1 -g 50 -b:v 4M"),
        new("file", "-c:v libx264 -preset fast -bf 3 -g 250 -b:v 4M"),
    ];

    /// <summary>Its path below a folder.</summary>
    public string PathIn(string folder) => Path.Combine(folder, Name + ".mp4");

    /// <summary>Makes it. Each frame of the sample becomes one frame at 25 a second, so that the motion of each step stays.</summary>
    public void Make(string sample, string folder) => FfmpegCommand.Run(
        $"-stream_loop -1 -i {sample} -an -vf setpts=N/25/TB,scale=1920:1080,noise=alls=4:allf=t -r 25 -frames:v {Frames} "
        + $"-pix_fmt yuv420p {Encoding} {PathIn(folder)}");
}

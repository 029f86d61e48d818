using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Media;
using Microsoft.Extensions.Logging.Abstractions;

namespace LunaVideoAgent.Benchmarks.Media;

/// <summary>
/// Processor time of decoding, one thread: the ffmpeg program throwing pictures away, this decoder doing the same, and this decoder
/// with each picture, or every fifth, made into a tensor. Each number is the least of the repeats.
/// </summary>
internal static partial class DecodeComparison
{
    private const int Repeats = 3;

    // What the detector asks for, for a picture of 16:9.
    private static readonly TensorSize Size = new(416, 256);

    /// <summary>Runs it and prints a table; the only argument is the sample clip.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments is not [var sample])
        {
            Console.Error.WriteLine("decode SAMPLE");
            return 1;
        }

        var folder = Directory.CreateTempSubdirectory("luna-decode-").FullName;

        try
        {
            Console.WriteLine("| clip | way | CPU ms per source frame | frames decoded |");
            Console.WriteLine("| --- | --- | --- | --- |");

            foreach (var clip in DecodeClip.All)
            {
                clip.Make(sample, folder);
                Compare(clip, folder);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static void Compare(DecodeClip clip, string folder)
    {
        var letterbox = new Letterbox(new LetterboxFormat());
        var tensor = new float[Size.Length];
        (string Way, Func<(TimeSpan Processor, long Decoded)> Run)[] ways =
        [
            ("ffmpeg -threads 1 -f null", () => (Ffmpeg(clip.PathIn(folder)), DecodeClip.Frames)),
            ("every frame decoded", () => Own(folder, clip, new EveryFrame(1), static _ => { })),
            ("every frame decoded and converted", () => Own(folder, clip, new EveryFrame(1), Convert)),
            ("5 frames a second wanted, decoded and converted", () => Own(folder, clip, new EveryFrame(5), Convert)),
        ];

        // The first round warms up; rounds go through all ways in turn, so that a busy moment does not hit one of them alone.
        var results = ways.Select(way => way.Run()).ToArray();

        for (var round = 0; round < Repeats; round++)
        {
            for (var i = 0; i < ways.Length; i++)
            {
                var result = ways[i].Run();
                results[i] = round == 0 || result.Processor < results[i].Processor ? result : results[i];
            }
        }

        for (var i = 0; i < ways.Length; i++)
        {
            var milliseconds = results[i].Processor.TotalMilliseconds / DecodeClip.Frames;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {clip.Name} | {ways[i].Way} | {milliseconds:0.00} | {results[i].Decoded} |"));
        }

        void Convert(Frame frame) =>
            letterbox.Write(frame, new PixelRectangle(0, 0, frame.Width, frame.Height), Size, tensor);
    }

    private static (TimeSpan Processor, long Decoded) Own(string folder, DecodeClip clip, EveryFrame sampler, Action<Frame> use)
    {
        var options = new FrameSourceOptions
        {
            Reference = clip.PathIn(folder),
            Kind = SourceKind.File,
            Policy = new SourcePolicy { MediaFolder = folder },
        };
        var factory = new FrameSourceFactory(TimeProvider.System, NullLogger<FrameSourceFactory>.Instance);
        var before = Environment.CpuUsage.TotalTime;

        using var source = factory.Create(options);
        source.Open(CancellationToken.None);

        while (source.Read(sampler, CancellationToken.None) is { } frame)
        {
            using (frame)
            {
                use(frame);
            }
        }

        return (Environment.CpuUsage.TotalTime - before, source.Statistics.Decoded);
    }

    // ffmpeg tells its own processor time: "bench: utime=2.345s stime=0.067s rtime=2.401s".
    private static TimeSpan Ffmpeg(string path)
    {
        var start = new ProcessStartInfo("ffmpeg", $"-nostdin -benchmark -threads 1 -i {path} -an -f null -")
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var words = process.StandardError.ReadToEnd();
        process.WaitForExit();
        var times = BenchLine().Match(words);
        return TimeSpan.FromSeconds(Seconds("user") + Seconds("system"));

        double Seconds(string group) => double.Parse(times.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("""bench: utime=(?<user>[\d.]+)s stime=(?<system>[\d.]+)s""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BenchLine();

    private sealed class EveryFrame(int step) : IFrameSampler
    {
        public bool Wants(FramePosition position) => position.Index % step == 0;
    }
}

using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Images;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Media;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>
/// Decodes, detects and encodes a clip of four pictures before a silo offers its slots: what the runtime compiles at first use would
/// otherwise be the gap of the first streams that are moved to it, some two seconds on a busy machine.
/// </summary>
internal sealed partial class PipelineWarmUp(
    IFrameSourceFactory sources,
    IObjectDetector detector,
    ILogger<PipelineWarmUp> logger) : IHostedService
{
    private const string Clip = "warm-up.mkv";

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("luna-warm-up-");

        try
        {
            var path = Path.Combine(folder.FullName, Clip);
            await SaveClipAsync(path, cancellationToken);
            await RunAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is MediaException or InferenceException or IOException)
        {
            // Streams will tell the same to their users; a silo that can do the rest starts.
            Log.NotWarm(logger, exception);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Reads a file as streams are read; returns how many frames went the whole way.</summary>
    internal async Task<int> RunAsync(string path, CancellationToken cancellationToken)
    {
        using var source = sources.Create(new FrameSourceOptions
        {
            Reference = path,
            Kind = SourceKind.File,
            Policy = SourcePolicy.Default with { MediaFolder = Path.GetDirectoryName(path) },
        });
        var sampler = new FrameRateSampler([new FrameRateSettings(1, FrameRateUnit.Frame)]);
        var frames = 0;
        source.Open(cancellationToken);

        while (source.Read(sampler, cancellationToken) is { } frame)
        {
            using (frame)
            {
                await detector.DetectAsync(frame, DetectionOptions.Default, cancellationToken);
                ImageEncoder.Encode(frame, ImageRetainPolicy.Default.ToEncoding(), marks: []);
                frames++;
            }
        }

        return frames;
    }

    private static async Task SaveClipAsync(string path, CancellationToken cancellationToken)
    {
        await using var clip = typeof(PipelineWarmUp).Assembly.GetManifestResourceStream(Clip)!;
        await using var file = File.Create(path);
        await clip.CopyToAsync(file, cancellationToken);
    }
}

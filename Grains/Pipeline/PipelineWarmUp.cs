using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Images;
using LunaVideoAgent.Grains.VideoSdk;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Media;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Serialization;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>
/// Analyses a clip of four pictures before a silo offers its slots, as one owner of a camera and then as the next: what the runtime
/// compiles at first use would otherwise be the gap of the first streams that are moved to it, some two seconds on a busy machine.
/// </summary>
internal sealed partial class PipelineWarmUp(
    PipelineServices pipelines,
    Serializer serializer,
    ILogger<PipelineWarmUp> logger) : IHostedService
{
    private const string Clip = "warm-up.mkv";

    // Two of the four: no more are in work at once, so that none is dropped.
    private static readonly FrameRateSettings Rate = new(2, FrameRateUnit.Frame);

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

    private async Task RunAsync(string path, CancellationToken cancellationToken)
    {
        var job = new PipelineJob
        {
            Data = new StreamData { Reference = path, Type = StreamSourceType.Stream, EofRetry = new RetrySettings(0, TimeSpan.Zero) },
            Analytics = [PeopleCount()],
            Images = new InlineImages(),
        };
        var left = serializer.SerializeToArray(await BeginAsync(job, cancellationToken));

        if (serializer.Deserialize<PipelineMemory?>(left) is { } memory)
        {
            await GoOnAsync(job, memory);
        }
    }

    private async Task<PipelineMemory?> BeginAsync(PipelineJob job, CancellationToken cancellationToken)
    {
        var analyser = new FrameAnalyser(job, pipelines, new NoSink(), new PipelineCounters());
        using var source = Open(job);
        var sampler = new FrameRateSampler([Rate]);
        source.Open(cancellationToken);

        while (source.Read(sampler, cancellationToken) is { } frame)
        {
            ImageEncoder.Encode(frame, ImageRetainPolicy.Default.ToEncoding(), marks: []);
            await analyser.CompleteAsync(analyser.Begin(frame, cancellationToken), cancellationToken);
        }

        return analyser.Remember();
    }

    // As the next owner of a stream does: from a source that is open, with the memory of somebody else.
    private async Task GoOnAsync(PipelineJob job, PipelineMemory memory)
    {
        using var standby = new SourceStandby(Open(job), isRecording: true);
        var rest = job with { Standby = standby, Memory = memory };
        await using var pipeline = new AnalysisPipeline(rest, pipelines, new NoSink());
        pipeline.Start();
        await pipeline.Completion;
    }

    private IFrameSource Open(PipelineJob job) => pipelines.Sources.Create(new FrameSourceOptions
    {
        Reference = job.Data.Reference,
        Kind = SourceKind.File,
        Policy = SourcePolicy.Default with { MediaFolder = Path.GetDirectoryName(job.Data.Reference) },
    });

    private static AnalyticSettings PeopleCount() => new()
    {
        Name = AnalyticNames.PeopleCount,
        Parameters = new PeopleCountParameters { Threshold = 0, Rate = Rate },
    };

    private static async Task SaveClipAsync(string path, CancellationToken cancellationToken)
    {
        await using var clip = typeof(PipelineWarmUp).Assembly.GetManifestResourceStream(Clip)!;
        await using var file = File.Create(path);
        await clip.CopyToAsync(file, cancellationToken);
    }
}

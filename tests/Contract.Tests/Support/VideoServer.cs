using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Contract.Tests.Support;

/// <summary>Serves videos over HTTP on a free port of this machine: a short clip, the sample clip, and a camera that never ends.</summary>
internal sealed class VideoServer : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly string _clip = Path.Combine(Path.GetTempPath(), $"luna-clip-{Guid.NewGuid():n}.mp4");

    private VideoServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapGet("/clip.mp4", () => Results.File(_clip, "video/mp4", enableRangeProcessing: true));
        _server.MapGet("/sample.mp4", () => Results.File(SamplePath, "video/mp4", enableRangeProcessing: true));
        _server.MapGet("/camera.ts", SendCameraAsync);
        _server.MapPost("/events", () => Results.NoContent());
    }

    /// <summary>Half a second of a test picture.</summary>
    public string Clip => $"{_server.Urls.First()}/clip.mp4";

    /// <summary>The sample clip: people crossing a campus.</summary>
    public string Sample => $"{_server.Urls.First()}/sample.mp4";

    /// <summary>Takes whatever is posted to it.</summary>
    public string Receiver => $"{_server.Urls.First()}/events";

    /// <summary>The sample clip again and again, in real time, as MPEG-TS.</summary>
    public string Camera => $"{_server.Urls.First()}/camera.ts";

    private static string SamplePath => Path.Combine(AppContext.BaseDirectory, "sample.mp4");

    /// <summary>Starts it.</summary>
    public static async Task<VideoServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = new VideoServer();
        await RunFfmpegAsync(
            ["-f", "lavfi", "-i", "testsrc=size=160x120:rate=10:duration=0.5", "-pix_fmt", "yuv420p", server._clip],
            cancellationToken);
        await server._server.StartAsync(cancellationToken);
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        File.Delete(_clip);
    }

    private static async Task RunFfmpegAsync(string[] arguments, CancellationToken cancellationToken)
    {
        using var ffmpeg = Start(arguments);
        await ffmpeg.WaitForExitAsync(cancellationToken);
        Assert.That(ffmpeg.ExitCode, Is.Zero, "ffmpeg could not make the clip.");
    }

    private static async Task SendCameraAsync(HttpContext context)
    {
        using var ffmpeg = Start(["-re", "-stream_loop", "-1", "-i", SamplePath, "-c", "copy", "-f", "mpegts", "-"]);

        try
        {
            context.Response.ContentType = "video/mp2t";
            await ffmpeg.StandardOutput.BaseStream.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The reader left.
        }
        finally
        {
            ffmpeg.Kill();
        }
    }

    private static Process Start(string[] arguments) => Process.Start(new ProcessStartInfo(
        "ffmpeg",
        ["-v", "error", "-nostdin", .. arguments])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
    })!;
}

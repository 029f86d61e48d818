using System.Security.Cryptography;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Tests.Support;

/// <summary>Sees people that depend on every pixel of a frame: one that differs is seen otherwise.</summary>
internal sealed class PixelDetector : IObjectDetector
{
    private static readonly ImageEncoding Lossless = new() { Format = EncodedImageFormat.Png };

    public IReadOnlyList<string> Labels { get; } = ["person"];

    public async ValueTask<DetectionResult> DetectAsync(Frame frame, DetectionOptions options, CancellationToken cancellationToken)
    {
        var sum = SHA256.HashData(ImageEncoder.Encode(frame, Lossless, marks: []).Bytes.Span);
        await Task.Yield();
        var found = Enumerable.Range(0, sum[0] % 4).Select(i => Detection(sum.AsSpan(1 + (i * 5), 5), (frame.Width, frame.Height)));
        return new DetectionResult([.. found.OrderByDescending(one => one.Score)], TimeSpan.Zero, TimeSpan.Zero);
    }

    private static ObjectDetection Detection(ReadOnlySpan<byte> bytes, (int Width, int Height) size)
    {
        var (left, top) = (bytes[0] / 255f * size.Width / 2, bytes[1] / 255f * size.Height / 2);
        var box = new BoundingBox(left, top, left + 20 + (bytes[2] / 3f), top + 40 + (bytes[3] / 3f));
        return new ObjectDetection(box, 0.3f + (bytes[4] / 400f), 0);
    }
}

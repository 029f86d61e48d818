using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Media;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Live;

/// <summary>Makes the pictures of watched streams, the same way for all of a silo.</summary>
internal sealed partial class LiveStudio(IOptions<LiveOptions> options, TimeProvider time, ILogger<LiveStudio> logger)
{
    private readonly ImageEncoding _encoding =
        new() { Format = EncodedImageFormat.Jpeg, Quality = options.Value.Quality, MaxSize = options.Value.MaxSizePixels };

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>From one picture of a stream to the next, at least.</summary>
    public TimeSpan Interval { get; } = TimeSpan.FromSeconds(1 / options.Value.MaxFrameRate);

    /// <summary>How a frame becomes a picture; tests have frames without pixels.</summary>
    public Func<Frame, ImageEncoding, byte[]> Encode { get; init; } =
        static (frame, encoding) => ImageEncoder.Encode(frame, encoding, marks: []).Bytes.ToArray();

    /// <summary>A frame as JPEG; null, and logged, if it cannot be made.</summary>
    public byte[]? TryEncode(Frame frame)
    {
        try
        {
            return Encode(frame, _encoding);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Whatever the picture libraries throw, the stream goes on, and so does whoever watches it.
            Log.NotEncoded(logger, fault);
            return null;
        }
    }
}

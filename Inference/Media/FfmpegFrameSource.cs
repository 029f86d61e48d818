using LunaVideoAgent.Inference.Media.Native;
using LunaVideoAgent.Inference.Media.Segments;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Inference.Media;

/// <summary>A file, a download, a playlist or a camera, read and decoded by FFmpeg's libraries.</summary>
internal sealed class FfmpegFrameSource : IFrameSource
{
    private readonly FrameSourceOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly Interruption _interruption;
    private readonly SourceOpener _opener;
    private readonly Func<PacketHandle, bool> _isUnwanted;
    private readonly RealTimePacer? _pacer;
    private FrameReader? _reader;
    private FrameTimeline? _timeline;
    private SegmentReader? _segment;
    private IFrameSampler? _sampler;
    private bool _canSkip;
    private bool _hasPicture;
    private int _rotation;
    private double _startSeconds;
    private double? _nextSeconds;
    private bool _isDisposed;

    /// <summary>A source that is not open yet.</summary>
    public FfmpegFrameSource(FrameSourceOptions options, TimeProvider timeProvider, ILogger logger)
    {
        Libav.EnsureLoaded();
        _options = options;
        _startSeconds = options.StartTimeSeconds;
        _timeProvider = timeProvider;
        _interruption = new Interruption(timeProvider);
        _opener = new SourceOpener(options, _interruption, timeProvider, logger);
        _isUnwanted = packet => _timeline!.IsUnwanted(packet, _sampler!);
        _pacer = options is { PaceInRealTime: true, Kind: SourceKind.File } ? new RealTimePacer(timeProvider) : null;
    }

    /// <inheritdoc/>
    public FrameSourceStatistics Statistics => _reader?.Counters.Snapshot ?? default;

    /// <inheritdoc/>
    public SegmentSeams? Seams => _segment?.Seams;

    /// <inheritdoc/>
    public VideoInfo Open(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        _interruption.BeginWork(_options.OpenTimeout, cancellationToken);

        var demuxer = _opener.Open();

        try
        {
            var stream = StreamChoice.Choose(demuxer.VideoStreams(), demuxer.FindBestStream(), _options.PreferredFrameWidth);
            demuxer.Keep(stream.Index);
            PictureSize.ThrowIfTooLarge(stream.Width, stream.Height, _options.Policy);
            _rotation = _options.RotationDegrees ?? FrameRotation.FromDisplayMatrix(stream.DisplayRotation);
            _timeline = new FrameTimeline(stream, _options);
            _canSkip = stream.CanSkipNonReference && _options.DecoderThreads == 1;

            using var device = HardwareChoice.Open(_options.HardwareDecoding, demuxer, stream, out var refusal);
            var settings = new DecoderSettings(_options.DecoderThreads, _options.Policy.MaxPixels, device);
            _reader = new FrameReader(demuxer, Decoder.Open(demuxer, stream, settings), _interruption, LateTest(stream));
            demuxer = null;
            BeginSegment(stream);
            return VideoDescription.Of(stream, _reader.Demuxer, _options.Kind, _rotation, FirstPictureOf(stream, device, refusal));
        }
        finally
        {
            demuxer?.Dispose();
        }
    }

    /// <inheritdoc/>
    public Frame? Read(IFrameSampler sampler, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentNullException.ThrowIfNull(sampler);
        var reader = _reader ?? throw new InvalidOperationException("The source is not open.");
        _sampler = sampler;
        _interruption.BeginWaits(_options.ReadTimeout, cancellationToken);

        while (_hasPicture || reader.Next(_canSkip ? _isUnwanted : null))
        {
            _hasPicture = false;
            cancellationToken.ThrowIfCancellationRequested();

            if (_segment is not null && !IsInSegment(reader.Picture, _segment))
            {
                reader.Picture.Clear();

                if (_segment.IsOver)
                {
                    return null;
                }

                continue;
            }

            if (IsWanted(reader.Picture, out var position, out var seconds))
            {
                _pacer?.WaitFor(position.Seconds, cancellationToken);
                return Take(reader.Picture, position, seconds);
            }

            reader.Picture.Clear();
        }

        ThrowIfBroken(reader);
        return null;
    }

    /// <inheritdoc/>
    public void Rebase(double nextSeconds) => _nextSeconds = nextSeconds;

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _reader?.Dispose();
        _opener.Dispose();
        _pacer?.Dispose();
    }

    // Only where packets come as the clock goes: a playlist hands out whole segments at once.
    private Func<PacketHandle, bool>? LateTest(StreamInfo stream)
    {
        if (_options.MaxLateness is not { } limit || (_pacer is null && (_options.Kind != SourceKind.Live || _opener.HasOwnEnd)))
        {
            return null;
        }

        var lateness = new Lateness(limit);
        return packet =>
        {
            var seconds = packet.Dts == LibavFields.NoPts ? double.NaN : packet.Dts * stream.TimeBase.Value;
            return lateness.IsLate(seconds, _timeProvider.GetElapsedTime(0).TotalSeconds);
        };
    }

    private static bool IsInSegment(DecodedPicture picture, SegmentReader segment)
    {
        var timestamp = FrameTimeline.Best(picture);
        var isInside = segment.Admits(timestamp);

        if (isInside || segment.IsOver)
        {
            segment.Look(picture, timestamp);
        }

        return isInside;
    }

    private void BeginSegment(StreamInfo stream)
    {
        if (_options.Segment is { } bounds)
        {
            _segment = new SegmentReader(bounds, stream.TimeBase.Value);
            _segment.Begin(_reader!, _timeline!);
        }
    }

    private bool IsWanted(DecodedPicture picture, out FramePosition position, out double seconds)
    {
        if (_options.RotationDegrees is null && picture.DisplayRotation() is { } rotation)
        {
            _rotation = FrameRotation.FromDisplayMatrix(rotation);
        }

        var arrival = _timeProvider.GetElapsedTime(0).TotalSeconds;
        var place = _timeline!.Place(picture, arrival, out seconds);
        position = place.GetValueOrDefault();
        return place is not null && _sampler!.Wants(position);
    }

    private LibavFrame Take(DecodedPicture picture, FramePosition position, double seconds)
    {
        var (width, height, isCorrupt) = (picture.Width, picture.Height, picture.IsCorrupt);

        if (_nextSeconds is { } next)
        {
            _startSeconds = next - seconds;
            _nextSeconds = null;
        }

        return new LibavFrame(picture.Detach())
        {
            Position = position,
            TimeOffset = _startSeconds + seconds,
            DecodeTime = _timeProvider.GetUtcNow(),
            DecodeDuration = _reader!.DecodeDuration,
            CodedWidth = width,
            CodedHeight = height,
            RotationDegrees = _rotation,
            IsCorrupt = isCorrupt,
        };
    }

    // A device is only known to decode once a picture came from it, and some streams tell their size no sooner.
    private FirstPicture FirstPictureOf(StreamInfo stream, HardwareDevice? device, string? refusal)
    {
        if (device is null && stream.Width > 0)
        {
            return new FirstPicture(stream.Width, stream.Height, refusal);
        }

        var reader = _reader!;

        if (!reader.Next(isUnwanted: null))
        {
            ThrowIfBroken(reader);
            throw SourceEnd.OfFileWithoutPictures(_opener.Name, reader.Counters.Snapshot);
        }

        _hasPicture = true;
        var isRefused = device is not null && !reader.Picture.IsOnDevice;
        return new FirstPicture(
            reader.Picture.Width,
            reader.Picture.Height,
            isRefused ? $"The device does not decode this {stream.Codec} video." : refusal);
    }

    private void ThrowIfBroken(FrameReader reader)
    {
        if (_opener.IsRemote && reader.Demuxer.Fault is MediaException fault)
        {
            throw new MediaException(fault.Kind, fault.Message, fault);
        }

        if (_options.Kind == SourceKind.Live)
        {
            throw SourceEnd.OfLive(_opener.Name, reader.End, _opener.HasOwnEnd);
        }

        var counters = reader.Counters.Snapshot;

        if (counters.Decoded == 0)
        {
            throw SourceEnd.OfFileWithoutPictures(_opener.Name, counters);
        }
    }
}

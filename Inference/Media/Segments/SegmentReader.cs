using LunaVideoAgent.Inference.Media.Native;

namespace LunaVideoAgent.Inference.Media.Segments;

/// <summary>
/// Keeps a source within the bounds of its segment: goes to the first packet, lets the pictures between start and end pass and checks
/// on the way that they are the right ones. For one thread.
/// </summary>
internal sealed class SegmentReader(SegmentBounds bounds, double tickSeconds)
{
    private PacketChain _chain = new();
    private bool _isBehind;
    private long _origin = bounds.Origin;
    private ulong _firstPicture;
    private ulong _nextPicture;
    private long _damagedBefore;
    private FrameReader _reader = null!;

    /// <summary>What was seen at the ends; complete once the source has ended.</summary>
    public SegmentSeams Seams => new(_origin, _firstPicture, _nextPicture, IsIntact);

    /// <summary>Whether a picture behind the end was seen: nothing that matters follows.</summary>
    public bool IsOver { get; private set; }

    private bool IsIntact => _chain.Value == bounds.Packets && Damaged == _damagedBefore;

    private long Damaged => _reader.Counters.Snapshot is var counters ? counters.Errors + counters.Corrupt : 0;

    /// <summary>Goes to the start; frames are numbered from the origin.</summary>
    /// <exception cref="MediaException">The start is not found.</exception>
    public void Begin(FrameReader reader, FrameTimeline timeline)
    {
        _reader = reader;
        reader.Trace(Follow);

        if (bounds.Start is not { } start)
        {
            return;
        }

        if (!reader.GoTo(start, tickSeconds))
        {
            throw new MediaException(MediaErrorKind.Unsupported, "The start of a segment is not where it was.");
        }

        timeline.Anchor(bounds.Origin, start.Pts);
    }

    /// <summary>Whether a picture belongs to the segment.</summary>
    public bool Admits(long timestamp)
    {
        if (bounds.Start is { } start && timestamp < start.Pts)
        {
            return false;
        }

        IsOver = bounds.End is { } end && timestamp >= end.Pts;
        return !IsOver;
    }

    /// <summary>Takes a look at a picture that may be the first of this segment or of the next.</summary>
    public void Look(DecodedPicture picture, long timestamp)
    {
        if (_firstPicture != 0 && !IsOver)
        {
            return;
        }

        using var frame = Borrow(picture);
        var sum = FrameDigest.Of(frame);

        if (IsOver)
        {
            _nextPicture = sum;
            return;
        }

        _firstPicture = sum;
        _origin = bounds.Start is null ? timestamp : _origin;
        _damagedBefore = bounds.Start is null ? 0 : Damaged;
    }

    private static LibavFrame Borrow(DecodedPicture picture) => new(picture.Reference())
    {
        Position = default,
        TimeOffset = 0,
        DecodeTime = default,
        CodedWidth = picture.Width,
        CodedHeight = picture.Height,
        RotationDegrees = 0,
        IsCorrupt = picture.IsCorrupt,
    };

    private void Follow(PacketHandle packet)
    {
        _isBehind |= bounds.End is { } end && packet.Mark == end;

        if (!_isBehind)
        {
            _chain.Add(packet);
        }
    }
}

using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Tests.Support;

/// <summary>A frame without pixels that knows how many owners it has.</summary>
internal sealed class FakeFrame : Frame
{
    private readonly Owners _owners;
    private bool _disposed;

    private FakeFrame(Owners owners)
    {
        _owners = owners;
        Interlocked.Increment(ref owners.Count);
    }

    public override FramePlanes Planes => throw new NotSupportedException("A fake frame has no pixels.");

    public static FakeFrame At(long index, double seconds, Owners owners) => new(owners)
    {
        Position = new FramePosition(index, seconds, 0.1),
        TimeOffset = seconds,
        DecodeTime = DateTimeOffset.UnixEpoch.AddSeconds(seconds),
        CodedWidth = 640,
        CodedHeight = 480,
        RotationDegrees = 0,
        IsCorrupt = false,
    };

    public override Frame Share() => At(Position.Index, TimeOffset, _owners);

    protected override void Dispose(bool disposing)
    {
        if (!_disposed)
        {
            _disposed = true;
            Interlocked.Decrement(ref _owners.Count);
        }
    }

    internal sealed class Owners
    {
        public int Count;
    }
}

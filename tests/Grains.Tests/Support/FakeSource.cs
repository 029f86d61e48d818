using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Tests.Support;

/// <summary>A source that plays a script: frames, then an end or a fault; each opening plays the next part of the script.</summary>
internal sealed class FakeSource : IFrameSourceFactory
{
    private readonly Queue<Part> _parts = new();
    private readonly TaskCompletionSource _firstClosed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _closed;

    public FakeFrame.Owners Owners { get; } = new();

    public List<FrameSourceOptions> Opened { get; } = [];

    /// <summary>How many of the opened were closed.</summary>
    public int Closed => Volatile.Read(ref _closed);

    /// <summary>Waits until one is closed.</summary>
    public Task ClosedAsync() => _firstClosed.Task.WaitAsync(TimeSpan.FromSeconds(10));

    /// <summary>Frames 0 to count - 1, a tenth of a second apart, then the end.</summary>
    public FakeSource Plays(int frames) => Add(new Part(frames, Fault: null, OpenFault: null));

    public FakeSource PlaysThenFails(int frames, MediaErrorKind kind, string reason) =>
        Add(new Part(frames, new MediaException(kind, reason), OpenFault: null));

    public FakeSource RefusesToOpen(MediaErrorKind kind, string reason, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            Add(new Part(0, Fault: null, new MediaException(kind, reason)));
        }

        return this;
    }

    /// <summary>Plays frames and then waits until it is cancelled.</summary>
    public FakeSource PlaysThenStalls(int frames) => Add(new Part(frames, Fault: null, OpenFault: null, Stalls: true));

    public IFrameSource Create(FrameSourceOptions options)
    {
        Opened.Add(options);
        return new Playing(_parts.Count > 0 ? _parts.Dequeue() : new Part(0, Fault: null, OpenFault: null), options, this);
    }

    private FakeSource Add(Part part)
    {
        _parts.Enqueue(part);
        return this;
    }

    private sealed record Part(int Frames, MediaException? Fault, MediaException? OpenFault, bool Stalls = false);

    private sealed class Playing(Part part, FrameSourceOptions options, FakeSource source) : IFrameSource
    {
        private int _next;
        private double _start = options.StartTimeSeconds;

        public FrameSourceStatistics Statistics => new(_next, _next, 0, 0);

        public VideoInfo Open(CancellationToken cancellationToken)
        {
            if (part.OpenFault is not null)
            {
                throw part.OpenFault;
            }

            return new VideoInfo { Width = 640, Height = 480, RotationDegrees = 0, FrameRate = 10, Format = "fake", Codec = "fake" };
        }

        public Frame? Read(IFrameSampler sampler, CancellationToken cancellationToken)
        {
            while (_next < part.Frames)
            {
                var index = _next++;
                var seconds = index / 10.0;

                if (sampler.Wants(new FramePosition(index, seconds, 0.1)))
                {
                    return FakeFrame.At(index, _start + seconds, source.Owners);
                }
            }

            if (part.Stalls)
            {
                cancellationToken.WaitHandle.WaitOne();
            }

            cancellationToken.ThrowIfCancellationRequested();
            return part.Fault is null ? null : throw part.Fault;
        }

        public void Rebase(double nextSeconds) => _start = nextSeconds - (_next / 10.0);

        public void Dispose()
        {
            Interlocked.Increment(ref source._closed);
            source._firstClosed.TrySetResult();
        }
    }
}

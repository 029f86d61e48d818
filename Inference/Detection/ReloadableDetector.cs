using System.Runtime.CompilerServices;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>
/// A detector whose network may be replaced by another one with the same classes while streams use it: frames that are in work end with
/// the old network, later ones go to the new one.
/// </summary>
internal sealed class ReloadableDetector(ObjectDetector detector, InferenceEngine engine, string fingerprint)
    : IObjectDetector, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private Generation _current = new(detector, engine, fingerprint);

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels { get; } = detector.Labels;

    /// <summary>Which model it is.</summary>
    public string Fingerprint => _current.Fingerprint;

    /// <summary>What runs the network.</summary>
    public InferenceEngine Engine => _current.Engine;

    /// <inheritdoc/>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<DetectionResult> DetectAsync(Frame frame, DetectionOptions options, CancellationToken cancellationToken)
    {
        var generation = Enter();

        try
        {
            return await generation.Detector.DetectAsync(frame, options, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave(generation);
        }
    }

    /// <summary>From now on frames go to another network; done when the old one is stopped.</summary>
    public async Task ReplaceAsync(ObjectDetector next, InferenceEngine nextEngine, string nextFingerprint)
    {
        Generation old;

        lock (_gate)
        {
            old = _current;
            _current = new Generation(next, nextEngine, nextFingerprint);
            old.Retire();
        }

        await old.Unused.ConfigureAwait(false);
        await old.Engine.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _current.Engine.DisposeAsync();

    private Generation Enter()
    {
        lock (_gate)
        {
            _current.Users++;
            return _current;
        }
    }

    private void Leave(Generation generation)
    {
        lock (_gate)
        {
            generation.Leave();
        }
    }

    private sealed class Generation(ObjectDetector detector, InferenceEngine engine, string fingerprint)
    {
        private readonly TaskCompletionSource _unused = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _isRetired;

        public ObjectDetector Detector => detector;

        public InferenceEngine Engine => engine;

        public string Fingerprint => fingerprint;

        /// <summary>Done when it is retired and its last frame is through.</summary>
        public Task Unused => _unused.Task;

        public int Users { get; set; }

        public void Retire()
        {
            _isRetired = true;
            Tell();
        }

        public void Leave()
        {
            Users--;
            Tell();
        }

        private void Tell()
        {
            if (_isRetired && Users == 0)
            {
                _unused.TrySetResult();
            }
        }
    }
}

using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Tests.Support;

/// <summary>Sees as many people in a frame as the test says, side by side; may be held up.</summary>
internal sealed class FakeDetector(Func<Frame, int> people, params string[] labels) : IObjectDetector
{
    private TaskCompletionSource? _hold;

    public IReadOnlyList<string> Labels { get; } = labels is [] ? ["person"] : labels;

    public int Calls { get; private set; }

    public Exception? Fault { get; init; }

    /// <summary>No detection completes until <see cref="Release"/>.</summary>
    public void Hold() => _hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _hold?.TrySetResult();

    public async ValueTask<DetectionResult> DetectAsync(Frame frame, DetectionOptions options, CancellationToken cancellationToken)
    {
        Calls++;
        var count = people(frame);

        if (_hold is not null)
        {
            await _hold.Task.WaitAsync(cancellationToken);
        }

        if (Fault is not null)
        {
            throw Fault;
        }

        return new DetectionResult(
            [.. Enumerable.Range(0, count).Select(i => new ObjectDetection(new BoundingBox(i * 50, 100, (i * 50) + 40, 200), 0.9f, 0))],
            TimeSpan.FromMilliseconds(1),
            TimeSpan.Zero);
    }
}

using System.Threading.Tasks.Sources;
using LunaVideoAgent.Inference.Imaging;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>
/// One place in the engine: memory for one picture and its results, and the awaitable of its run. Whoever rented it owns it, except
/// while it is queued or running.
/// </summary>
internal sealed class TensorSlot : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _completion = new() { RunContinuationsAsynchronously = true };

    public TensorBuffers Buffers { get; } = new();

    public CandidateList Candidates { get; } = new();

    public TensorSize Size { get; private set; }

    public Span<float> Input => Buffers.Input(Size.Length);

    /// <summary>Whether live pictures go first.</summary>
    public bool IsBackground { get; set; }

    /// <summary>When the run began, as a timestamp.</summary>
    public long StartTime { get; set; }

    /// <summary>When the run ended, as a timestamp.</summary>
    public long EndTime { get; set; }

    /// <summary>Makes room for a picture.</summary>
    public Span<float> Prepare(TensorSize size)
    {
        Size = size;
        return Input;
    }

    public ReadOnlySpan<float> Output(int index) => Buffers.Output(index);

    /// <summary>The next run, to be awaited once.</summary>
    public ValueTask NextRunAsync()
    {
        _completion.Reset();
        return new ValueTask(this, _completion.Version);
    }

    public void Complete() => _completion.SetResult(true);

    public void Fail(Exception error) => _completion.SetException(error);

    void IValueTaskSource.GetResult(short token) => _completion.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _completion.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _completion.OnCompleted(continuation, state, token, flags);
}

using Microsoft.ML.OnnxRuntime;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>A thread with a session of its own that works off the queue until it is closed.</summary>
internal sealed class InferenceWorker
{
    private readonly SessionRunner _runner;
    private readonly RequestQueue _queue;
    private readonly TensorSlot[] _batch;
    private readonly TimeSpan _wait;
    private readonly TimeProvider _time;
    private KeyValuePair<string, object?> _label;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public InferenceWorker(SessionRunner runner, RequestQueue queue, int batchSize, TimeSpan batchWait, TimeProvider time)
    {
        _runner = runner;
        _queue = queue;
        _batch = new TensorSlot[batchSize];
        _wait = batchWait;
        _time = time;
    }

    /// <summary>Done when the thread has ended.</summary>
    public Task Stopped => _stopped.Task;

    public void Start(string model, int number)
    {
        _label = InferenceMeter.LabelOf(model);
        new Thread(Work) { Name = $"{model} {number}", IsBackground = true }.Start();
    }

    private void Work()
    {
        while (true)
        {
            var count = _queue.Take(_batch, _wait, _time);

            if (count == 0)
            {
                break;
            }

            Run(_batch.AsSpan(0, count));
        }

        _runner.Dispose();
        _stopped.SetResult();
    }

    private void Run(Span<TensorSlot> slots)
    {
        var error = TryRun(slots);

        foreach (var slot in slots)
        {
            if (error is null)
            {
                slot.Complete();
            }
            else
            {
                slot.Fail(error);
            }
        }

        slots.Clear();
    }

    private InferenceException? TryRun(ReadOnlySpan<TensorSlot> slots)
    {
        var start = _time.GetTimestamp();

        try
        {
            _runner.Run(slots);
        }
        catch (OnnxRuntimeException e)
        {
            return new InferenceException($"The network could not run: {e.Message}", e);
        }
        catch (InferenceException e)
        {
            return e;
        }

        var end = _time.GetTimestamp();
        InferenceMeter.Record(_label, slots.Length, _time.GetElapsedTime(start, end));

        foreach (var slot in slots)
        {
            slot.StartTime = start;
            slot.EndTime = end;
        }

        return null;
    }
}

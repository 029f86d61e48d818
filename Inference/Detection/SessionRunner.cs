using System.Collections.Concurrent;
using LunaVideoAgent.Inference.Imaging;
using Microsoft.ML.OnnxRuntime;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>One session and what it needs to run; used by one thread at a time.</summary>
internal sealed class SessionRunner(
    InferenceSession session,
    string inputName,
    IReadOnlyList<string> outputNames,
    ConcurrentDictionary<TensorSize, OutputShapes> shapes) : IDisposable
{
    private readonly RunOptions _options = new();
    private readonly TensorBuffers _batch = new();

    public InferenceSession Session => session;

    public string InputName => inputName;

    public IReadOnlyList<string> OutputNames => outputNames;

    /// <summary>Runs pictures of one size; each slot gets its own outputs.</summary>
    public void Run(ReadOnlySpan<TensorSlot> slots)
    {
        if (slots.Length == 1)
        {
            Run(slots[0].Buffers, slots[0].Size, batch: 1);
            return;
        }

        var size = slots[0].Size;
        var input = _batch.Input(slots.Length * size.Length);

        for (var i = 0; i < slots.Length; i++)
        {
            slots[i].Input.CopyTo(input.Slice(i * size.Length, size.Length));
        }

        Run(_batch, size, slots.Length);
        Scatter(slots);
    }

    public void Dispose()
    {
        _batch.Dispose();
        _options.Dispose();
        session.Dispose();
    }

    private void Run(TensorBuffers buffers, TensorSize size, int batch)
    {
        if (!shapes.TryGetValue(size, out var known))
        {
            LearnShapes(buffers, size, batch);
            return;
        }

        buffers.ReserveOutputs(known, batch);

        if (!buffers.TryGetBinding(session, size, batch, out var binding))
        {
            binding = buffers.Bind(this, size, batch, known);
        }

        binding.Run(_options);
    }

    private void LearnShapes(TensorBuffers buffers, TensorSize size, int batch)
    {
        using var input = buffers.InputValue(size, batch);
        using var outputs = session.Run(_options, [inputName], [input], outputNames);
        var learnt = new long[outputs.Count][];

        for (var i = 0; i < learnt.Length; i++)
        {
            learnt[i] = outputs[i].GetTensorTypeAndShape().Shape;

            if (learnt[i].Length == 0 || learnt[i][0] != batch)
            {
                throw new InferenceException($"Output {outputNames[i]} does not have the batch as its first dimension.");
            }

            learnt[i][0] = 1;
        }

        var single = shapes.GetOrAdd(size, new OutputShapes(learnt));
        buffers.ReserveOutputs(single, batch);

        for (var i = 0; i < learnt.Length; i++)
        {
            buffers.CopyOutput(i, outputs[i].GetTensorDataAsSpan<float>());
        }
    }

    private void Scatter(ReadOnlySpan<TensorSlot> slots)
    {
        var single = shapes[slots[0].Size];

        for (var i = 0; i < slots.Length; i++)
        {
            slots[i].Buffers.ReserveOutputs(single, batch: 1);

            for (var output = 0; output < single.Count; output++)
            {
                var length = single.Length(output);
                slots[i].Buffers.CopyOutput(output, _batch.Output(output).Slice(i * length, length));
            }
        }
    }
}

using LunaVideoAgent.Inference.Imaging;
using Microsoft.ML.OnnxRuntime;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>Pinned memory for the input and the outputs of a run; it grows to the largest run and is then used again and again.</summary>
internal sealed class TensorBuffers : IDisposable
{
    // More sizes than a silo meets in practice: regions of odd shapes share sizes, as sides are multiples of 32.
    private const int MostBindings = 128;

    private readonly Dictionary<(InferenceSession Session, TensorSize Size, int Batch), BoundTensors> _bindings = [];
    private float[] _input = [];
    private float[][] _outputs = [];
    private int[] _outputLengths = [];

    /// <summary>Room for input of a length; what was in it is lost.</summary>
    public Span<float> Input(int length)
    {
        if (_input.Length < length)
        {
            Unbind();
            _input = GC.AllocateUninitializedArray<float>(length, pinned: true);
        }

        return _input.AsSpan(0, length);
    }

    public OrtValue InputValue(TensorSize size, int batch)
    {
        var memory = _input.AsMemory(0, batch * size.Length);
        return OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, memory, [batch, 3, size.Height, size.Width]);
    }

    public ReadOnlySpan<float> Output(int index) => _outputs[index].AsSpan(0, _outputLengths[index]);

    /// <summary>Room for outputs; what was in them is lost.</summary>
    public void ReserveOutputs(OutputShapes shapes, int batch)
    {
        if (_outputs.Length != shapes.Count)
        {
            Unbind();
            _outputs = new float[shapes.Count][];
            _outputLengths = new int[shapes.Count];
            Array.Fill(_outputs, []);
        }

        for (var i = 0; i < _outputs.Length; i++)
        {
            _outputLengths[i] = batch * shapes.Length(i);

            if (_outputs[i].Length < _outputLengths[i])
            {
                Unbind();
                _outputs[i] = GC.AllocateUninitializedArray<float>(_outputLengths[i], pinned: true);
            }
        }
    }

    public void CopyOutput(int index, ReadOnlySpan<float> values) => values.CopyTo(_outputs[index].AsSpan(0, _outputLengths[index]));

    public bool TryGetBinding(InferenceSession session, TensorSize size, int batch, out BoundTensors binding) =>
        _bindings.TryGetValue((session, size, batch), out binding!);

    public BoundTensors Bind(SessionRunner runner, TensorSize size, int batch, OutputShapes shapes)
    {
        if (_bindings.Count >= MostBindings)
        {
            Unbind();
        }

        var values = new OrtValue[shapes.Count + 1];
        values[0] = InputValue(size, batch);

        for (var i = 0; i < shapes.Count; i++)
        {
            var memory = _outputs[i].AsMemory(0, _outputLengths[i]);
            values[i + 1] = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, memory, shapes.ForBatch(i, batch));
        }

        var binding = new BoundTensors(runner, values);
        _bindings.Add((runner.Session, size, batch), binding);
        return binding;
    }

    public void Dispose() => Unbind();

    private void Unbind()
    {
        foreach (var binding in _bindings.Values)
        {
            binding.Dispose();
        }

        _bindings.Clear();
    }
}

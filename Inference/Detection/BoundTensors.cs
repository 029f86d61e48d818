using Microsoft.ML.OnnxRuntime;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>Input and outputs of one session at one size, bound once: a run then neither copies nor allocates.</summary>
internal sealed class BoundTensors : IDisposable
{
    private readonly InferenceSession _session;
    private readonly OrtValue[] _values;
    private readonly OrtIoBinding _binding;

    /// <summary>Takes over the values: the input, then the outputs in the order of their names.</summary>
    public BoundTensors(SessionRunner runner, OrtValue[] values)
    {
        _session = runner.Session;
        _values = values;
        _binding = _session.CreateIoBinding();
        _binding.BindInput(runner.InputName, values[0]);

        for (var i = 1; i < values.Length; i++)
        {
            _binding.BindOutput(runner.OutputNames[i - 1], values[i]);
        }
    }

    public void Run(RunOptions options)
    {
        _binding.SynchronizeBoundInputs();
        _session.RunWithBinding(options, _binding);
        _binding.SynchronizeBoundOutputs();
    }

    public void Dispose()
    {
        _binding.Dispose();
        Array.ForEach(_values, value => value.Dispose());
    }
}

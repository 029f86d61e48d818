namespace LunaVideoAgent.Inference.Detection;

/// <summary>What runs the networks.</summary>
public enum ExecutionProviderKind
{
    /// <summary>CUDA where there is one, else the processor.</summary>
    Auto,

    /// <summary>The processor: one single-threaded session a core.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU by CUDA.</summary>
    Cuda,

    /// <summary>An NVIDIA GPU by TensorRT; it compiles each network for minutes when first used.</summary>
    TensorRt,
}

namespace LunaVideoAgent.Inference.Media;

/// <summary>Which device decodes.</summary>
public enum HardwareDecoding
{
    /// <summary>The processor.</summary>
    None,

    /// <summary>Whatever device opens, else the processor.</summary>
    Auto,

    /// <summary>NVIDIA NVDEC; if it is refused, the processor, and the reason is reported.</summary>
    Cuda,

    /// <summary>VA-API; if it is refused, the processor, and the reason is reported.</summary>
    Vaapi,
}

namespace LunaVideoAgent.Inference.Detection;

/// <summary>A network could not be loaded or run.</summary>
public sealed class InferenceException : Exception
{
    /// <summary>A failure without words.</summary>
    public InferenceException()
    {
    }

    /// <summary>A failure in words.</summary>
    public InferenceException(string message)
        : base(message)
    {
    }

    /// <summary>A failure in words, and what the runtime said.</summary>
    public InferenceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

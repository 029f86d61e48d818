namespace LunaVideoAgent.Inference.Media;

/// <summary>A source cannot be opened or read. The message never holds credentials.</summary>
public sealed class MediaException : Exception
{
    /// <summary>A fault of some kind, in words for the user.</summary>
    public MediaException(MediaErrorKind kind, string message)
        : base(message)
    {
        Kind = kind;
    }

    /// <summary>A fault of some kind and what caused it.</summary>
    public MediaException(MediaErrorKind kind, string message, Exception innerException)
        : base(message, innerException)
    {
        Kind = kind;
    }

    /// <summary>What kind of fault it is.</summary>
    public MediaErrorKind Kind { get; }
}

namespace LunaVideoAgent.Inference.Media;

/// <summary>What kind of fault a source has.</summary>
public enum MediaErrorKind
{
    /// <summary>Not allowed by the <see cref="SourcePolicy"/>: scheme, address, folder, nested or disguised format.</summary>
    Forbidden,

    /// <summary>No such file, host, port or page.</summary>
    NotFound,

    /// <summary>Credentials are missing or wrong.</summary>
    Unauthorized,

    /// <summary>Refused, reset or closed.</summary>
    ConnectionLost,

    /// <summary>Nothing came in time.</summary>
    Timeout,

    /// <summary>Not a video that can be decoded.</summary>
    Unsupported,

    /// <summary>A video, but damaged beyond decoding.</summary>
    Damaged,

    /// <summary>More bytes than a download may have.</summary>
    TooLarge,

    /// <summary>A download does not fit on the disk for temporary files.</summary>
    NoRoom,

    /// <summary>A live source said that it ended.</summary>
    EndOfStream,

    /// <summary>The decoder cannot be set up here.</summary>
    Configuration,
}

namespace LunaVideoAgent.Inference.Media;

/// <summary>The ways by which a source is reached.</summary>
internal enum SourceScheme
{
    /// <summary>A file below the media folder.</summary>
    File,

    /// <summary>A video that was uploaded, by its id.</summary>
    Upload,

    /// <summary>http or https: a download, a playlist or a stream of pictures.</summary>
    Http,

    /// <summary>RTSP in the clear.</summary>
    Rtsp,

    /// <summary>RTSP inside TLS.</summary>
    Rtsps,
}
